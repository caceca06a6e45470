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

// zh: 同一種工作，同時做四份，要幾毫秒。
// en: How many milliseconds four of a kind take, all begun at once.
async function measure(run, kind) {
  const startedAt = performance.now();
  await Promise.all([run(kind), run(kind), run(kind), run(kind)]);
  return Math.round(performance.now() - startedAt);
}

function print(way, wait, compute) {
  console.log(`${way.padEnd(10)}${String(wait).padEnd(6)}${compute}`);
}

print('ms', 'wait', 'compute');
for (const [way, run] of Object.entries(ways)) {
  print(way, await measure(run, 'wait'), await measure(run, 'compute'));
}
