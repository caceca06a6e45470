// StackBlitz's Node is another than ours, or not as Node should be: the program runs to its end all the
// same, no line is lost, none is made up, and nobody is named who did not print it.

import { expect } from './engines.ts';
import { runProgram, runsAgain, test } from './faults.ts';
import { family, hasFamily, isHonest, sourcesOf } from './strange-run.ts';

const nodes = {
  'Node 20': { line: '20', fault: undefined, version: /v20\./ },
  'Node 22': { line: '22', fault: undefined, version: /v22\./ },
  'a Node newer than any that is known': {
    line: '24',
    fault: 'unknown-node',
    version: /v99\.0\.0/,
  },
} as const;

for (const [name, { line, fault, version }] of Object.entries(nodes)) {
  test(`${name}: runs, and is named`, async ({ openHome, standIn }) => {
    standIn.serveNode(line);
    await standIn.misbehave(fault);
    const block = await openHome('en');
    await runProgram(block, family);
    await hasFamily(block);
    await expect(block.root).toHaveAttribute('data-engine', 'stackblitz');
    expect(await sourcesOf(block)).toEqual(['child', 'main', 'worker']);
    await expect(block.root.locator('[data-part="about"]')).toContainText(version);
  });
}

const ways = [
  'untraced',
  'untraced-workers',
  'untraced-children',
  'require-refused',
  'fstat-zeros',
  'no-shared-memory',
  'one-pid',
] as const;

for (const fault of ways) {
  test(`${fault}: every line comes, and the end`, async ({ openHome, standIn }) => {
    await standIn.misbehave(fault);
    const block = await openHome('zh-tw');
    await runProgram(block, family);
    await hasFamily(block);
    await standIn.misbehave(undefined);
    await runsAgain(block, 'stackblitz');
  });
}

test('descriptors of which nothing is told: what goes to a file is as it was written', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('fstat-zeros');
  const block = await openHome('en');
  await runProgram(
    block,
    `import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
execSync(\`"\${process.execPath}" -e "console.log('to a file')" > out.txt\`, { stdio: 'inherit' });
console.log('main:', JSON.stringify(readFileSync('out.txt', 'utf8')));
`,
  );
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['main: "to a file\\n"']);
});

test('no memory between threads: a program that asks for it hears so, and others run', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('no-shared-memory');
  const block = await openHome('en');
  await runProgram(
    block,
    `import { Worker } from 'node:worker_threads';
console.log('main: begins');
new Worker('', { eval: true, workerData: new SharedArrayBuffer(8) });
`,
  );
  await block.hasExited('stackblitz', 1);
  const text = await block.text();
  expect(text[0]).toBe('main: begins');
  expect(text.join('\n')).toContain('DataCloneError');
});

test('clocks that are seconds apart: no line before the start or after the end', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('clocks-apart');
  const block = await openHome('en');
  await runProgram(
    block,
    `import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
console.log('main: begins');
const says = "console.log('worker: ' + require('node:worker_threads').threadId)";
for (let i = 0; i < 2; i += 1) await once(new Worker(says, { eval: true }), 'exit');
console.log('main: ends');
`,
  );
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['main: begins', 'worker: 1', 'worker: 2', 'main: ends']);
  const times = await block.output
    .locator('.output-time')
    .evaluateAll((elements) => elements.map(({ textContent }) => parseFloat(textContent)));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  const took = parseFloat(/[\d.]+(?= s)/.exec((await block.status.textContent()) ?? '')?.[0] ?? '');
  expect(Math.max(...times)).toBeLessThanOrEqual(took + 0.05);
});

const endless = {
  'terminate-ignored': `import { Worker } from 'node:worker_threads';
const worker = new Worker("process.stdout.write('worker: busy\\\\n', () => { for (;;); })", { eval: true });
worker.stdout.once('data', async () => {
  console.log('main: terminates');
  await worker.terminate();
  console.log('main: it is gone');
});
`,
  'child-kill-ignored': `import { spawn } from 'node:child_process';
import { once } from 'node:events';
const busy = "process.stdout.write('child: busy\\\\n', () => { for (;;); })";
const child = spawn(process.execPath, ['-e', busy]);
child.stdout.pipe(process.stdout);
await once(child.stdout, 'data');
console.log('main: kills');
child.kill('SIGKILL');
await once(child, 'exit');
console.log('main: it is gone');
`,
} as const;

for (const [fault, source] of Object.entries(endless)) {
  test(`${fault}: it goes on, and Stop ends it`, async ({ openHome, standIn }) => {
    await standIn.misbehave(fault as keyof typeof endless);
    const block = await openHome('zh-tw');
    await runProgram(block, source);
    await expect(block.output).toContainText(/main: (?:terminates|kills)/);
    await expect(block.root).toHaveAttribute('data-state', 'running');
    await block.stop.click();
    await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
    const lines = await block.lines();
    expect(lines.map(({ text }) => text)).not.toContain('main: it is gone');
    expect(lines).toHaveLength(2);
    isHonest(lines);
    await expect.poll(() => standIn.running()).toBe(0);
    await standIn.misbehave(undefined);
    await runsAgain(block, 'stackblitz');
  });
}

const hungry = `const kept = [];
for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
`;

test('out of memory: what was printed stays, and the end is told', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('little-memory');
  const block = await openHome('en');
  await runProgram(block, `console.log('main: begins');\n${hungry}`);
  await block.hasExited('stackblitz', 134);
  const text = await block.text();
  expect(text[0]).toBe('main: begins');
  expect(text.join('\n')).toContain('heap out of memory');
  await expect.poll(() => standIn.running()).toBe(0);
  await standIn.misbehave(undefined);
  await runsAgain(block, 'stackblitz');
});

test('a thread out of memory: the program hears of it, and goes on', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(
    block,
    `import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
const worker = new Worker(${JSON.stringify(`console.log('worker: begins');\n${hungry}`)}, {
  eval: true,
  resourceLimits: { maxOldGenerationSizeMb: 16 },
});
const [error] = await once(worker, 'error');
console.log('main: ' + error.code);
`,
  );
  await block.hasExited('stackblitz', 0);
  const lines = (await block.lines()).filter(({ text }) => /^(?:main|worker):/.test(text));
  expect(lines.map(({ text }) => text).at(-1)).toBe('main: ERR_WORKER_OUT_OF_MEMORY');
  isHonest(lines);
});
