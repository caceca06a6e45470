// A page that is not cross-origin isolated, from a host that sets no headers: no shared memory. What
// needs none runs all the same, and what does says so by name.
import { fileURLToPath } from 'node:url';
import { startStaticHost, type StaticHost } from '../support/static-host/server.ts';
import { Block } from './block.ts';
import { expect, test as base } from './engines.ts';
import { runProgram } from './faults.ts';

const site = fileURLToPath(new URL('../../dist', import.meta.url));

const test = base.extend<{ block: Block }, { host: StaticHost }>({
  host: [
    async ({}, use) => {
      const host = await startStaticHost(site, '/');
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  block: async ({ page, host }, use) => {
    await page.goto(`${host.url}en/?engine=builtin`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await use(new Block(page, 'interleave'));
  },
});

interface Case {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly code?: number;
}

const cases: readonly Case[] = [
  {
    name: 'a worker with messages',
    text: `import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
      import { fileURLToPath } from 'node:url';
      if (isMainThread) {
        const worker = new Worker(fileURLToPath(import.meta.url), { workerData: 20 });
        worker.on('message', (sum) => console.log('sum', sum));
        worker.on('exit', (code) => console.log('exit', code));
        worker.postMessage(22);
      } else parentPort.once('message', (n) => { console.log('heard', n); parentPort.postMessage(n + workerData); });`,
    lines: ['heard 22', 'sum 42', 'exit 0'],
  },
  {
    name: 'a fork',
    text: `import { fork } from 'node:child_process';
      if (process.argv[2] === 'child') process.once('message', (n) => { process.send(n + 1); process.disconnect(); });
      else {
        const child = fork('main.mjs', ['child']);
        child.on('message', (n) => console.log('answer', n)).on('exit', (code) => console.log('exit', code));
        child.send(41);
      }`,
    lines: ['answer 42', 'exit 0'],
  },
  {
    name: 'files',
    text: `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
      import { readdir } from 'node:fs/promises';
      mkdirSync('notes'); writeFileSync('notes/a.txt', '一');
      console.log(readFileSync('notes/a.txt', 'utf8'), await readdir('notes'));`,
    lines: ["一 [ 'a.txt' ]"],
  },
  {
    name: 'timers, and a worker that is ended by force',
    text: `import { Worker } from 'node:worker_threads';
      import { setTimeout } from 'node:timers/promises';
      const worker = new Worker("require('worker_threads').parentPort.postMessage(1); for (;;);", { eval: true });
      await new Promise((resolve) => worker.once('message', resolve));
      await setTimeout(5); console.log('code', await worker.terminate());`,
    lines: ['code 1'],
  },
  {
    name: 'a part of the kernel that few programs need',
    text: "import { gzipSync } from 'node:zlib'; console.log(gzipSync('a')[0]);",
    lines: ['31'],
  },
  {
    name: 'more output than there may be',
    text: "const text = 'x'.repeat(1e6); console.log('up'); for (;;) console.error(text);",
    lines: ['up'],
    code: -1,
  },
];

for (const { name, text, lines, code = 0 } of cases) {
  test(`without shared memory: ${name}`, async ({ block }) => {
    await runProgram(block, text);
    if (code === 0) await block.hasExited('builtin', 0);
    else await expect(block.status).toContainText('Output limit reached', { timeout: 240_000 });
    const shown = (await block.lines()).filter(({ stream }) => stream === 'stdout');
    expect(shown.map((line) => line.text)).toEqual(lines);
  });
}

const refusals: readonly (readonly [name: string, text: string, error: RegExp])[] = [
  [
    'SharedArrayBuffer',
    'new SharedArrayBuffer(4);',
    /ReferenceError: SharedArrayBuffer is not defined[^]*not available in a page that is not cross-origin isolated/u,
  ],
  [
    'spawnSync',
    "import { spawnSync } from 'node:child_process'; spawnSync('echo', ['hi']);",
    /spawnSync without SharedArrayBuffer \(a page that is not cross-origin isolated\) is not available in the built-in engine/u,
  ],
];

for (const [name, text, error] of refusals) {
  test(`without shared memory: ${name} says what is missing`, async ({ block }) => {
    await runProgram(block, text);
    await block.hasExited('builtin', 1);
    expect((await block.text()).join('\n')).toMatch(error);
  });
}
