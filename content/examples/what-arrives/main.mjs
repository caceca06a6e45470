import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Money } from './money.mjs';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const [{ stock, price, label }] = await once(worker, 'message');

console.log(`a Map arrived as a ${stock.constructor.name}`);
console.log(`a Money arrived as an ${price.constructor.name}`);
console.log(`its format is ${price.format}`);
console.log(`a Buffer arrived as a ${label.constructor.name}`);
console.log(`it reads ${label.toString()}`);

// zh: 要用它們的方法，就在這一邊重新做出來。
// en: To use their methods, make them again on this side.
const money = Object.assign(new Money(), price);
const buffer = Buffer.from(label.buffer, label.byteOffset, label.byteLength);
console.log(`made again: ${buffer.toString()} ${money.format()}`);
