import { parentPort, workerData } from 'node:worker_threads';
import { pause } from './pause.mjs';

const { memory, name } = workerData;
const tickets = new Int32Array(memory);

parentPort.postMessage('ready');
parentPort.once('message', () => {
  // zh: 看一眼和拿走，兩步各自不可分割，合起來卻不是。
  // en: Looking and taking: each is atomic, the two together are not.
  if (Atomics.load(tickets, 0) > 0) {
    pause(1000);
    Atomics.sub(tickets, 0, 1);
    console.log(`${name}: got the last ticket`);
  } else {
    console.log(`${name}: sold out`);
  }
});
