import { parentPort, workerData } from 'node:worker_threads';

const { memory, times } = workerData;
const counter = new Int32Array(memory);

parentPort.postMessage('ready');
parentPort.once('message', () => {
  for (let i = 0; i < times; i++) counter[0]++;
});
