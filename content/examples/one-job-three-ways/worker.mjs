import { parentPort } from 'node:worker_threads';
import { mostSteps } from './collatz.mjs';

parentPort.on('message', (limit) => {
  parentPort.postMessage({ value: mostSteps(limit) });
});
