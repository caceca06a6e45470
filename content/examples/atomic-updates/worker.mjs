import { workerData } from 'node:worker_threads';

const { memory, times } = workerData;
const counter = new Int32Array(memory, 0, 1);
const ready = new Int32Array(memory, 4, 1);

// zh: 等另一個執行緒也到了，一起開始。
// en: Wait here for the other thread, so that both start together.
Atomics.add(ready, 0, 1);
while (Atomics.load(ready, 0) < 2);

for (let i = 0; i < times; i++) Atomics.add(counter, 0, 1);
