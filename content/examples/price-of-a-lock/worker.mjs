import { parentPort, workerData } from 'node:worker_threads';
import { Mutex } from './mutex.mjs';

const { memory, times, way } = workerData;
const counter = new Int32Array(memory, 0, 1);
const mutex = new Mutex(memory, 4);

function plain() {
  for (let i = 0; i < times; i++) counter[0]++;
}

function atomic() {
  for (let i = 0; i < times; i++) Atomics.add(counter, 0, 1);
}

function locked() {
  for (let i = 0; i < times; i++) {
    mutex.lock();
    try {
      counter[0]++;
    } finally {
      mutex.unlock();
    }
  }
}

// zh: 各數各的，最後才加進去：只碰一次共享記憶體。
// en: Counts for itself, and adds up at the end: one step in shared memory.
function apart() {
  let own = 0;
  for (let i = 0; i < times; i++) own++;
  Atomics.add(counter, 0, own);
}

const count = { plain, atomic, locked, apart }[way];

parentPort.postMessage('ready');
parentPort.once('message', () => {
  const startedAt = performance.now();
  count();
  parentPort.postMessage(performance.now() - startedAt);
});
