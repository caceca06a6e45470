import { parentPort, threadId } from 'node:worker_threads';
import { mostSteps } from './collatz.mjs';

parentPort.on('message', (limit) => {
  mostSteps(limit);
  parentPort.postMessage({ value: threadId });
});
