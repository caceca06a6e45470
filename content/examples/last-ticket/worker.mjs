import { parentPort, workerData } from 'node:worker_threads';

const { memory, name } = workerData;
const tickets = new Int32Array(memory);

// zh: 看一眼和拿走，兩步各自不可分割，合起來卻不是。
// en: Looking and taking: each is atomic, the two together are not.
const left = Atomics.load(tickets, 0);
parentPort.postMessage('has looked');

parentPort.once('message', () => {
  if (left > 0) {
    Atomics.sub(tickets, 0, 1);
    console.log(`${name}: got the last ticket`);
  } else {
    console.log(`${name}: sold out`);
  }
});
