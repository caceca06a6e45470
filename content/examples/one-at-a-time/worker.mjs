import { parentPort, workerData } from 'node:worker_threads';
import { Mutex } from './mutex.mjs';
import { pause } from './pause.mjs';

const { memory, name } = workerData;
const tickets = new Int32Array(memory, 0, 1);
const mutex = new Mutex(memory, 4);

parentPort.postMessage('ready');
parentPort.once('message', () => {
  mutex.lock();
  try {
    // zh: 從這裡到 finally 是臨界區段：一次只有一個執行緒在裡面。
    // en: From here to `finally` is the critical section: one thread at a time.
    if (tickets[0] > 0) {
      pause(300);
      tickets[0]--;
      console.log(`${name}: got the last ticket`);
    } else {
      console.log(`${name}: sold out`);
    }
  } finally {
    mutex.unlock();
  }
});
