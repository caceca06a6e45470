// Small programs, each of which tells whether the Node that runs it has an ability.

import type { Ability } from '../../src/engine/abilities.ts';

/** A program that prints `yes` where the ability is there. */
export interface Probe {
  readonly ability: Ability;
  readonly code: string;
  /** What is typed into the program when it asks. */
  readonly types?: string;
}

export const probes: readonly Probe[] = [
  {
    ability: 'ends-busy-threads',
    code: `import { Worker } from 'node:worker_threads';
const worker = new Worker("require('node:worker_threads').parentPort.postMessage(''); for (;;);", {
  eval: true,
});
worker.once('message', async () => {
  await worker.terminate();
  console.log('yes');
});
`,
  },
  {
    ability: 'shared-memory',
    code: `import { Worker } from 'node:worker_threads';
const cell = new Int32Array(new SharedArrayBuffer(4));
const code = \`const { parentPort, workerData } = require('node:worker_threads');
parentPort.postMessage('');
Atomics.wait(workerData, 0, 0);
Atomics.store(workerData, 0, 2);
parentPort.postMessage('');\`;
const worker = new Worker(code, { eval: true, workerData: cell });
worker.once('message', () => {
  worker.once('message', () => console.log(Atomics.load(cell, 0) === 2 ? 'yes' : 'no'));
  Atomics.store(cell, 0, 1);
  Atomics.notify(cell, 0);
});
`,
  },
  {
    ability: 'standard-input',
    types: 'soup',
    code: `for await (const text of process.stdin) {
  console.log(String(text).trim() === 'soup' ? 'yes' : 'no');
  break;
}
`,
  },
  {
    ability: 'sockets',
    code: `import { connect, createServer } from 'node:net';
const server = createServer((socket) => socket.end('yes'));
server.listen(0, '127.0.0.1', () => {
  connect(server.address().port, '127.0.0.1').on('data', (text) => {
    console.log(String(text));
    server.close();
  });
});
`,
  },
  {
    ability: 'node-22',
    code: "console.log(typeof Promise.withResolvers === 'function' ? 'yes' : 'no');\n",
  },
  {
    ability: 'node-24',
    code: "console.log(typeof Promise.try === 'function' ? 'yes' : 'no');\n",
  },
];
