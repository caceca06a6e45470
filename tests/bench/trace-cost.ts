// `node tests/bench/trace-cost.ts [-- ROUNDS]`: what the trace costs a program in this Node: plain, traced, watched, its callbacks told.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tracePreload } from '../../src/engine/trace/preload.ts';

/** Each prints for how many milliseconds it did its work. */
const programs = {
  'starts a thread and ends it': `
    const begun = performance.now();
    new (require('worker_threads').Worker)('', { eval: true })
      .on('exit', () => console.log(performance.now() - begun));`,
  '100,000 awaits': `
    (async () => {
      const begun = performance.now();
      for (let i = 0; i < 100_000; i += 1) await null;
      console.log(performance.now() - begun);
    })();`,
  '10,000 timers at once': `
    const begun = performance.now();
    let left = 10_000;
    const fire = () => { if (--left === 0) console.log(performance.now() - begun); };
    for (let i = 0; i < 10_000; i += 1) setTimeout(fire);`,
  '10,000 immediates in a row': `
    const begun = performance.now();
    let left = 10_000;
    const turn = () => { if (--left === 0) console.log(performance.now() - begun); else setImmediate(turn); };
    turn();`,
  '10,000 messages to a thread and back': `
    const { Worker } = require('worker_threads');
    const worker = new Worker(
      'const { parentPort } = require("worker_threads"); parentPort.on("message", (n) => parentPort.postMessage(n + 1));',
      { eval: true });
    let begun;
    worker.on('message', (n) => {
      begun ??= performance.now();
      if (n < 10_000) return worker.postMessage(n);
      console.log(performance.now() - begun);
      worker.terminate();
    });
    worker.postMessage(0);`,
  '10,000 waits at a lock that nobody frees': `
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const begun = performance.now();
    for (let i = 0; i < 10_000; i += 1) Atomics.wait(cell, 0, 0, 0.001);
    console.log(performance.now() - begun);`,
};

const rounds = Number(process.argv.at(2) ?? 7);
const home = mkdtempSync(join(tmpdir(), 'trace-cost-'));
const key = 'bench';
const ways = {
  plain: undefined,
  traced: {},
  watched: { watch: 'states' },
  'callbacks told': { watch: 'callbacks' },
} as const;

/** Runs a program once: for how many milliseconds it worked. Its output goes through a pipe, as in an engine. */
function run(file: string, preload: string | undefined): number {
  const required = preload === undefined ? [] : ['--require', preload];
  const { stdout } = spawnSync(process.execPath, [...required, file], {
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const [, time] = /(?:^|"text":")(\d+(?:\.\d+)?)(?:\\n|\n)/m.exec(stdout) ?? [];
  if (time === undefined) throw new Error(`no time: ${stdout}`);
  return Number(time);
}

const medianOf = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;

try {
  console.table(
    Object.fromEntries(
      Object.entries(programs).map(([name, text], number) => {
        const file = join(home, `${String(number)}.cjs`);
        writeFileSync(file, text);
        const preloads = Object.entries(ways).map(([way, options]) => {
          if (!options) return { way, path: undefined, times: [] as number[] };
          const path = join(home, `${key}-${way}.cjs`);
          writeFileSync(path, tracePreload(key, options));
          return { way, path, times: [] as number[] };
        });
        for (let round = 0; round < rounds; round += 1) {
          for (const { path, times } of preloads) times.push(run(file, path));
        }
        const row = preloads.map(({ way, times }) => [way, `${medianOf(times).toFixed(1)} ms`]);
        return [name, Object.fromEntries(row) as Record<string, string>];
      }),
    ),
  );
} finally {
  rmSync(home, { recursive: true });
}
