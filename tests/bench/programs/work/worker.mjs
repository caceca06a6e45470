import { parentPort } from 'node:worker_threads';
import { work } from './work.mjs';

work();
parentPort.on('message', () => {
  work();
  parentPort.postMessage('done');
});
parentPort.postMessage('ready');
