import { workerData } from 'node:worker_threads';

const { memory, self } = workerData;
const counter = new Uint32Array(memory, 0, 1);
const millions = new Uint32Array(memory, 4, 2);
const enough = 20;

// zh: 兩邊都數夠了才停，所以一定有一段時間是一起在數。
// en: Neither stops before both have counted enough, so they overlap.
do {
  for (let i = 0; i < 1_000_000; i++) counter[0]++;
  Atomics.add(millions, self, 1);
} while (
  Atomics.load(millions, 0) < enough ||
  Atomics.load(millions, 1) < enough
);
