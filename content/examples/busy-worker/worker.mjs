import { blur } from './blur.mjs';

console.log('worker: blurring a photo there');
blur(new Uint8Array(1200 * 900), 1200, 10);
console.log('worker: blurred');
