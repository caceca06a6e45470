import { burn } from './burn.mjs';

console.log('worker: burning there');
burn(800);
console.log('worker: burned');
