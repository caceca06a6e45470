import { parentPort, workerData } from 'node:worker_threads';
import { Mutex } from './mutex.mjs';

const { memory, times, way } = workerData;
const counter = new Int32Array(memory, 0, 1);
const mutex = new Mutex(memory, 4);

function plain() {
  counter[0]++;
}

function atomic() {
  Atomics.add(counter, 0, 1);
}

function locked() {
  mutex.lock();
  counter[0]++;
  mutex.unlock();
}

const count = { plain, atomic, locked }[way];

parentPort.postMessage('ready');
parentPort.once('message', () => {
  for (let i = 0; i < times; i++) count();
});
