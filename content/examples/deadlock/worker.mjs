import { workerData } from 'node:worker_threads';
import { Mutex } from './mutex.mjs';

const { memory, name, from, to, inOrder, patience } = workerData;
const locks = [new Mutex(memory, 0), new Mutex(memory, 4)];
const holders = new Int32Array(memory, 8, 1);

const [first, second] = inOrder ? [from, to].sort() : [from, to];

locks[first].lock();
try {
  if (!inOrder) waitForTheOther();
  if (locks[second].tryLock(patience)) {
    try {
      console.log(`${name}: has both accounts, transfers`);
    } finally {
      locks[second].unlock();
    }
  } else {
    console.log(`${name}: has account ${first}, gave up on account ${second}`);
  }
} finally {
  locks[first].unlock();
}

// zh: 兩邊都拿到第一把之後，才去要第二把：安排好的壞運氣。
// en: Each has its first lock before either asks for the second: bad luck.
function waitForTheOther() {
  Atomics.add(holders, 0, 1);
  Atomics.notify(holders, 0);
  Atomics.wait(holders, 0, 1);
}
