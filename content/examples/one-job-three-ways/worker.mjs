import { parentPort } from 'node:worker_threads';
import { countPrimes } from './primes.mjs';

parentPort.on('message', (limit) => {
  parentPort.postMessage({ value: countPrimes(limit) });
});
