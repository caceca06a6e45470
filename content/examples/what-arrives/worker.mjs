import { parentPort } from 'node:worker_threads';
import { Money } from './money.mjs';

parentPort.postMessage({
  stock: new Map([['tea', 3]]),
  price: new Money(30),
  label: Buffer.from('tea'),
});
