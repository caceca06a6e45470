import { parentPort } from 'node:worker_threads';

parentPort.on('message', (number) => {
  parentPort.postMessage({ value: number * 2 });
});
