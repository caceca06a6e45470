// Pressing Run in WebKit: what Firefox is held to, on the built-in engine.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { RunEvent } from '../../src/engine/types.ts';
import { checkProperty } from '../../src/example/property.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { addressOfExample } from '../e2e/addresses.ts';
import { Block } from './block.ts';
import { openSite } from './site.ts';

const site = await openSite();
after(() => site.close());

const examples = [...(await readExamples()).values()]
  .map(({ id, property }) => ({ id, property, address: addressOfExample(id) }))
  .sort((one, other) => one.address.localeCompare(other.address));

for (const { id, property, address } of examples) {
  test(`the example ${id} keeps its property`, async () => {
    const block = await site.openBlock(address, id);
    const { lines, exitCode } = await block.runToEnd();
    const events = lines.map(({ stream, text }): RunEvent => {
      const source = { pid: 0, threadId: 0 };
      return { kind: stream === 'stderr' ? stream : 'stdout', at: 0, source, text: `${text}\n` };
    });
    const result = { kind: 'exited', code: Number(exitCode), signal: null, duration: 0 } as const;
    assert.equal(checkProperty(property, events, result), undefined);
  });
}

test('each line of five threads is marked with its thread, in the page’s language', async () => {
  const block = await site.openBlock('/zh-tw/worker-threads/', 'five-threads');
  const { lines, status } = await block.runToEnd();
  assert.match(status, /離開碼 0/);
  const sources = new Set(lines.map(({ source }) => source));
  assert.deepEqual([...sources].sort(), ['main', ...[1, 2, 3, 4, 5].map((n) => `worker ${n}`)]);
});

test('an uncaught exception reads as Node prints it', async () => {
  const block = await site.openBlock('/en/', 'interleave');
  const { lines, exitCode } = await block.runProgram(
    "function fail() {\n  throw new TypeError('no such luck');\n}\n\nfail();\n",
  );
  const text = lines.map((line) => line.text);
  assert.equal(exitCode, '1');
  assert.match(text[0] ?? '', /main\.mjs:2$/);
  assert.equal(text[1], "  throw new TypeError('no such luck');");
  assert.equal(text[2], '        ^');
  assert.equal(text[4], 'TypeError: no such luck');
  assert.match(text[5] ?? '', /^ {4}at fail \(file:\/\/\/.*main\.mjs:2:9\)$/);
  assert.match(text[6] ?? '', /^ {4}at file:\/\/\/.*main\.mjs:5:1$/);
  assert.match(text.at(-1) ?? '', /^Node\.js v24\./);
});

test('a syntax error points at its place, in our own parser’s words', async () => {
  const block = await site.openBlock('/en/', 'interleave');
  const { lines, exitCode } = await block.runProgram('const a = 1;\nconst b = ;\n');
  const text = lines.map((line) => line.text);
  assert.equal(exitCode, '1');
  assert.match(text[0] ?? '', /main\.mjs:2$/);
  assert.deepEqual(text.slice(1, 3), ['const b = ;', '          ^']);
  assert.ok(text.includes('SyntaxError: Unexpected token'));
});

/** What throws where, and only the browser's `error` event would know: it says nothing in WebKit. */
const throwers: Readonly<Record<string, string>> = {
  'a timer': "setTimeout(() => { throw new Error('lost') }, 1);",
  'a microtask': "queueMicrotask(() => { throw new Error('lost') });",
  'a listener': `const target = new EventTarget();
    target.addEventListener('x', () => { throw new Error('lost') });
    target.dispatchEvent(new Event('x'));`,
  'a message’s listener': `import { MessageChannel } from 'node:worker_threads';
    const { port1, port2 } = new MessageChannel();
    port1.on('message', () => { port1.close(); throw new Error('lost') });
    port2.postMessage(1);`,
  'the browser itself': "process.once('uncaughtException', (e) => console.log(e)); null.lost;",
};
for (const [where, thrower] of Object.entries(throwers)) {
  test(`what ${where} throws is heard of, with its stack`, async () => {
    const block = await site.openBlock('/en/', 'interleave');
    const source = `process.on('uncaughtException', (error) => console.log(error));\n${thrower}`;
    const { lines, exitCode } = await block.runProgram(source);
    const text = lines.map((line) => line.text);
    assert.equal(exitCode, '0');
    assert.match(text[0] ?? '', /^(?:Type)?Error: .*lost/);
    assert.match(text[1] ?? '', /^ {4}at .*main\.mjs:\d+:\d+\)?$/);
  });
}

test('a script that is written while it runs is loaded too', async () => {
  const block = await site.openBlock('/en/', 'interleave');
  const { lines } = await block.runProgram(`import fs from 'node:fs';
    import { createRequire } from 'node:module';
    for (const n of [1, 2, 3]) {
      fs.writeFileSync(\`\${n}.cjs\`, \`module.exports = \${n};\`);
      console.log(createRequire(import.meta.url)(\`./\${n}.cjs\`), (await import(\`./\${n}.cjs\`)).default);
    }`);
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['1 1', '2 2', '3 3'],
  );
});

test('Stop ends a hot loop, keeps the output, and the next run works', async () => {
  const block = await site.openBlock('/en/', 'interleave');
  await block.replaceFile('main.mjs', "console.log('begun');\nfor (;;);\n");
  await block.press('run');
  await block.waitForText('begun');
  assert.equal((await block.state()).state, 'running');
  await block.press('stop');
  const { lines } = await block.waitFor('stopped');
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['begun'],
  );
  const again = await block.runProgram("console.log('again');\n");
  assert.deepEqual(
    again.lines.map(({ text }) => text),
    ['again'],
  );
});

test('two blocks run side by side, each right', async () => {
  const five = await site.openBlock('/en/worker-threads/', 'five-threads');
  const result = new Block(site.driver, 'thread-result');
  await five.press('run');
  await result.press('run');
  const ends = await Promise.all([five.waitFor('exited'), result.waitFor('exited')]);
  assert.equal(ends[0].lines.filter(({ text }) => text.includes('done after')).length, 5);
  assert.equal(ends[1].lines.at(-1)?.text, 'main: the thread ended with code 0');
});
