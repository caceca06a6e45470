// What comes out of StackBlitz is not as it was printed, or pretends to be what it is not: no line is
// lost, none is made up.

import { expect } from './engines.ts';
import { runProgram, runsAgain, test } from './faults.ts';
import { family, hasFamily, sourcesOf } from './strange-run.ts';

test('cut anywhere, in a record, in a colour: every line whole, and of its own', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('cuts');
  const block = await openHome('en');
  await runProgram(block, family);
  await hasFamily(block);
  expect(await sourcesOf(block)).toEqual(['child', 'main', 'worker']);
});

test('a terminal that shows what is typed: it is there once', async ({
  openHome,
  page,
  standIn,
}) => {
  await standIn.misbehave('echo');
  const block = await openHome('en');
  await runProgram(
    block,
    `import { createInterface } from 'node:readline/promises';
const lines = createInterface({ input: process.stdin, output: process.stdout });
console.log('Hello, ' + (await lines.question('name? ')));
for await (const line of lines) console.log('heard ' + line);
console.log('the end');
`,
  );
  const field = block.root.getByRole('textbox', { name: 'Input' });
  await expect(block.output).toContainText('name? ');
  await field.fill('艾達');
  await page.keyboard.press('Enter');
  await expect(block.output).toContainText('Hello, 艾達');
  await field.fill('two words');
  await page.keyboard.press('Enter');
  await expect(block.output).toContainText('heard two words');
  await block.root.getByRole('button', { name: 'End input' }).click();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual([
    'name? ',
    '艾達',
    'Hello, 艾達',
    'two words',
    'heard two words',
    'the end',
  ]);
});

/** Finds out the key of the trace, and writes records of its own around `records`. */
const forging = (records: string): string => `import { readdirSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
const [file = ''] = readdirSync('../.trace');
const key = file.replace('.cjs', '');
const put = (text) => process.stdout.write(text);
const frame = (json) => '\\u001b_' + key + ';' + json + '\\u001b\\\\';
const write = (record) => writeSync(1, frame(typeof record === 'string' ? record : JSON.stringify(record)));
const source = { pid: process.pid, threadId: 0 };
const at = Date.now();
console.log('main: first');
${records}
await once(new Worker("console.log('worker: between')", { eval: true }), 'exit');
console.log('main: last');
`;

const forged = {
  'no record at all':
    "for (const json of ['', '{', 'null', '[]', '7', '{}', 'x'.repeat(3000)]) write(json);",
  'records of no known kind': "write({ kind: 'eaten', at, source }); write({ kind: 'stdout' });",
  'what has no right type':
    "write({ kind: 'stdout', at: 'late', source: 7, text: {} }); write({ kind: 'exited', at, source: null });",
  'an end that has not come':
    "write({ kind: 'exited', at, source, code: 0, signal: null });\n".repeat(2),
  'a start over and over': "for (let i = 0; i < 9; i += 1) write({ kind: 'started', at, source });",
  'a child that will be named, and never is': "write({ kind: 'starting', at, source });",
  'one that dies and does not': "write({ kind: 'dying', at, source });",
  'a frame that never ends': "writeSync(1, '\\u001b_' + key + ';{\"kind\"');\nput('\\n');",
  'years ahead': "write({ kind: 'sent', at: at * 2, source, peer: source });",
} as const;

for (const [name, records] of Object.entries(forged)) {
  test(`a program forges ${name}: its lines are all there, and the end`, async ({
    openHome,
    standIn,
  }) => {
    const block = await openHome('en');
    await runProgram(block, forging(records));
    await block.hasExited('stackblitz', 0);
    const text = (await block.text()).filter((line) => /^(?:main|worker):/.test(line));
    expect(text).toEqual(['main: first', 'worker: between', 'main: last']);
    await expect.poll(() => standIn.running()).toBe(0);
    await runsAgain(block, 'stackblitz');
  });
}
