// StackBlitz's container loses what it was given, or is slow to take it: the next Run works.

import { expect } from './engines.ts';
import { runProgram, runsAgain, test } from './faults.ts';
import { family, hasFamily } from './strange-run.ts';

test('a container that has forgotten its files: the next Run runs as the first', async ({
  openHome,
  standIn,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz', 'first');
  await standIn.forgetFiles();
  await runProgram(block, family);
  await hasFamily(block);
  await runsAgain(block, 'stackblitz');
});

test('a container that forgets its files while a program runs: it is told, and the next Run works', async ({
  openHome,
  standIn,
}) => {
  const block = await openHome('zh-tw');
  await runProgram(
    block,
    `import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
console.log('main: begins');
const timer = setInterval(() => {
  if (existsSync('main.mjs')) return;
  clearInterval(timer);
  console.log('main: they are gone');
  new Worker("console.log('worker: begins')", { eval: true })
    .on('error', () => console.log('main: no worker'))
    .on('exit', () => console.log('main: ends'));
}, 50);
`,
  );
  await expect(block.output).toContainText('main: begins');
  await standIn.forgetFiles();
  await block.hasExited('stackblitz', 0);
  const text = await block.text();
  expect(text.slice(0, 2)).toEqual(['main: begins', 'main: they are gone']);
  expect(text.at(-1)).toBe('main: ends');
  await runsAgain(block, 'stackblitz');
});

test('a large program that takes long to mount: it runs, and only once', async ({
  openHome,
  standIn,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz', 'first');
  await standIn.misbehave('load-slow');
  await runProgram(block, `console.log('large');\n// ${'x'.repeat(200_000)}\n`);
  await block.hasState('exited');
  expect(await block.text()).toEqual(['large']);
  await expect.poll(() => standIn.running()).toBe(0);
});
