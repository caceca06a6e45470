import { parentPort, threadId } from 'node:worker_threads';
import { countPrimes } from './primes.mjs';

parentPort.on('message', (limit) => {
  countPrimes(limit);
  parentPort.postMessage({ value: threadId });
});
