// Pressing Run: what a reader must see whichever engine serves. Each engine is a project of its own.

import { Block } from './block.ts';
import { expect, test } from './engines.ts';

for (const path of ['/zh-tw/worker-threads/', '/en/worker-threads/']) {
  test(`five threads sleep side by side, line by line, on ${path}`, async ({
    openBlock,
    engine,
  }) => {
    const block = await openBlock(path, 'five-threads');
    const arrivals = await block.watchArrivals();
    await block.run.click();
    await block.hasExited(engine, 0);

    const lines = await block.lines();
    const sources = new Set(lines.map(({ source }) => source));
    expect([...sources].sort()).toEqual(['main', ...[1, 2, 3, 4, 5].map((n) => `worker ${n}`)]);

    const shown = Object.entries(await arrivals());
    const starts = shown.filter(([text]) => text.endsWith('start')).map(([, at]) => at);
    const ends = shown.filter(([text]) => text.includes('done')).map(([, at]) => at);
    expect(starts).toHaveLength(5);
    expect(ends).toHaveLength(5);
    // Side by side: the second has begun before the first was done. Line by line: it was seen then.
    expect(starts.sort((a, b) => a - b)[1]).toBeLessThan(Math.min(...ends));
  });
}

test('the main thread goes on while a worker computes', async ({ openBlock, engine }) => {
  const block = await openBlock('/en/worker-threads/', 'busy-worker');
  await block.run.click();
  await block.hasExited(engine, 0);
  const text = await block.text();
  const during = text.slice(
    text.indexOf('worker: blurring a photo there'),
    text.indexOf('worker: blurred'),
  );
  expect(during.filter((line) => line.startsWith('main: tick')).length).toBeGreaterThan(0);
});

/** The Node that each engine is: StackBlitz has two, and gives what the site asks for. */
const goodbye = { builtin: /^Node\.js v24\./, stackblitz: /^Node\.js v22\./ };

test('a syntax error reads as Node prints it', async ({ openBlock, engine, browserName }) => {
  const block = await openBlock('/en/', 'interleave');
  await block.replaceFile('main.mjs', 'const a = 1;\nconst b = ;\n');
  await block.run.click();
  await block.hasExited(engine, 1);
  const lines = await block.lines();
  expect(new Set(lines.map(({ stream }) => stream))).toEqual(new Set(['stderr']));
  const text = lines.map((line) => line.text);
  expect(text[0]).toMatch(/main\.mjs:2$/);
  expect(text[1]).toBe('const b = ;');
  expect(text[2]).toBe('          ^');
  // The words are those of the browser's own parser: Chromium's is Node's.
  const words = { chromium: "Unexpected token ';'", firefox: "expected expression, got ';'" };
  expect(text).toContain(
    `SyntaxError: ${browserName === 'firefox' ? words.firefox : words.chromium}`,
  );
  expect(text.at(-1)).toMatch(goodbye[engine]);
});

test('an uncaught exception reads as Node prints it', async ({ openBlock, engine }) => {
  const block = await openBlock('/en/', 'interleave');
  const source = "function fail() {\n  throw new TypeError('no such luck');\n}\n\nfail();\n";
  await block.replaceFile('main.mjs', source);
  await block.run.click();
  await block.hasExited(engine, 1);
  const text = await block.text();
  expect(text[0]).toMatch(/main\.mjs:2$/);
  expect(text[1]).toBe("  throw new TypeError('no such luck');");
  expect(text[2]).toBe('        ^');
  expect(text[4]).toBe('TypeError: no such luck');
  expect(text[5]).toMatch(/^ {4}at fail \(file:\/\/\/.*main\.mjs:2:9\)$/);
  expect(text[6]).toMatch(/^ {4}at file:\/\/\/.*main\.mjs:5:1$/);
  expect(text.at(-1)).toMatch(goodbye[engine]);
});

const hotLoop = "console.log('begun');\nfor (;;);\n";

test('Stop ends a hot loop, keeps the output, and the next run works', async ({
  openBlock,
  engine,
}) => {
  const block = await openBlock('/en/', 'interleave');
  await block.replaceFile('main.mjs', hotLoop);
  await block.run.click();
  await expect(block.output).toContainText('begun');
  await expect(block.root).toHaveAttribute('data-state', 'running');
  await block.stop.click();
  await block.hasState('stopped');
  expect(await block.text()).toEqual(['begun']);
  await expect(block.run).toBeFocused();

  await block.replaceFile('main.mjs', "console.log('again');\n");
  await block.run.click();
  await block.hasExited(engine, 0);
  expect(await block.text()).toEqual(['again']);
});

test('two blocks run side by side, each right', async ({ openBlock, page, engine }) => {
  const five = await openBlock('/en/worker-threads/', 'five-threads');
  const result = new Block(page, 'thread-result');
  await five.run.click();
  await result.run.click();
  await Promise.all([five.hasExited(engine, 0), result.hasExited(engine, 0)]);
  expect((await five.text()).filter((line) => line.includes('done after'))).toHaveLength(5);
  expect((await result.text()).at(-1)).toBe('main: the thread ended with code 0');
});
