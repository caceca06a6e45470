import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as work from './work.mjs';

const job = new URL('./job.mjs', import.meta.url);
const ways = {
  async: (kind) => work[kind](),
  threads: (kind) => once(new Worker(job, { argv: [kind] }), 'exit'),
  processes: (kind) => once(fork(job, [kind]), 'exit'),
};

const milliseconds = { wait: {}, compute: {} };
for (const [kind, times] of Object.entries(milliseconds)) {
  console.log(`${kind}: four times, in each way`);
  for (const [way, run] of Object.entries(ways)) {
    const startedAt = Date.now();
    await Promise.all([run(kind), run(kind), run(kind), run(kind)]);
    times[way] = Date.now() - startedAt;
  }
}

console.table(milliseconds);
