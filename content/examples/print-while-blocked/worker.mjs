import { parentPort } from 'node:worker_threads';

const seconds = () => new Date().toISOString().slice(17, 22);

parentPort.once('message', () => {
  console.log(`worker: prints this at ${seconds()}`);
});
