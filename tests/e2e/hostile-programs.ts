// Programs that take all they can get. Each prints `up` first.

export interface HostileProgram {
  readonly name: string;
  readonly text: string;
  /** What the status says in the end, where the program ends without Stop. */
  readonly ends?: RegExp;
}

const worker = "import { Worker } from 'node:worker_threads'; console.log('up');";
const fork = "import { fork } from 'node:child_process'; console.log('up');";

/** A worker that makes workers that do the same, and so on, whatever it is told. */
const bomb = `const { Worker } = require('worker_threads');
  for (;;) try { new Worker(process.env.BOMB, { eval: true, env: process.env }).on('error', () => {}); } catch {}`;

/** By what they do. */
export const hostilePrograms: readonly HostileProgram[] = [
  { name: 'an endless loop', text: "console.log('up'); for (;;);" },
  {
    name: 'an endless loop in a worker, and one that waits for it for ever',
    text: `${worker} new Worker('for (;;);', { eval: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
  },
  {
    name: 'endless microtasks',
    text: "console.log('up'); const again = () => Promise.resolve().then(again); again();",
  },
  {
    name: 'endless ticks',
    text: "console.log('up'); const again = () => process.nextTick(again); again();",
  },
  {
    name: 'processes that start processes',
    text: `${fork} for (;;) fork('main.mjs').on('error', () => {});`,
  },
  {
    name: 'processes that start processes, and let them',
    text: `${fork} setInterval(() => { for (let n = 0; n < 10; n++) fork('main.mjs').on('error', () => {}); }, 1);`,
  },
  {
    name: 'workers that start workers',
    text: `${worker} const BOMB = ${JSON.stringify(bomb)}; new Worker(BOMB, { eval: true, env: { BOMB } });
      for (;;) try { new Worker(BOMB, { eval: true, env: { BOMB } }).on('error', () => {}); } catch {}`,
  },
  {
    name: 'lines without end',
    text: "console.log('up'); for (let n = 1; ; n++) console.log('line ' + n);",
  },
  {
    name: 'lines without end from a worker',
    text: `${worker} new Worker("for (let n = 1; ; n++) console.log('line ' + n);", { eval: true });
      setInterval(() => {}, 1000);`,
  },
  {
    name: 'a gigabyte in large writes',
    text: `console.log('up'); const text = ('x'.repeat(99) + '\\n').repeat(1e5);
      for (let n = 0; n < 100; n++) process.stdout.write(text); setInterval(() => {}, 1000);`,
    ends: /^Output limit reached: the program was stopped after/u,
  },
  {
    name: 'messages without end, to a worker that is busy',
    text: `${worker} const busy = new Worker('for (;;);', { eval: true });
      setInterval(() => { for (let n = 0; n < 1000; n++) busy.postMessage(n); }, 1);`,
  },
];
