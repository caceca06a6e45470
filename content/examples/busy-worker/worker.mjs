import { burn } from './burn.mjs';

console.log('worker: burning there');
burn(500);
console.log('worker: burned');
