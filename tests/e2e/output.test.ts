// What a reader sees of a program's output: whose each line is, in which colours, and what it cannot do.

import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const threads = `import { Worker, isMainThread, threadId } from 'node:worker_threads';
if (isMainThread) {
  console.log('main here');
  for (let i = 0; i < 2; i += 1) {
    const worker = new Worker(new URL(import.meta.url), { stdout: false });
    await new Promise((resolve) => worker.on('exit', resolve));
  }
} else {
  console.log('thread', threadId);
  console.error('trouble in', threadId);
}
`;

const textOf = (block: Block) => block.output.locator('.output-text');

for (const [language, group, nothing] of [
  ['zh-tw', '只看這些來源', '程式沒有印出任何東西。'],
  ['en', 'Show only lines from', 'The program printed nothing.'],
] as const) {
  test(`${language}: the lines of chosen sources alone`, async ({ openHome, page }) => {
    const block = await openHome(language);
    await runProgram(block, threads);
    await block.hasExited('stackblitz', 0);
    const sources = block.root.getByRole('group', { name: group });
    await expect(sources.getByRole('button')).toHaveText(['main', 'worker 1', 'worker 2']);

    const first = sources.getByRole('button', { name: 'worker 1' });
    await first.click();
    await expect(first).toHaveAttribute('aria-pressed', 'true');
    expect(new Set((await block.lines()).map(({ source }) => source))).toEqual(
      new Set(['worker 1']),
    );
    await sources.getByRole('button', { name: 'main' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => block.lines()).toHaveLength(3);
    await first.click();
    await sources.getByRole('button', { name: 'main' }).click();
    await expect.poll(() => block.lines()).toHaveLength(5);
  });

  test(`${language}: a program that prints nothing`, async ({ openHome }) => {
    const block = await openHome(language);
    await runProgram(block, ';\n');
    await block.hasExited('stackblitz', 0);
    await expect(block.output).toHaveText(nothing);
    await expect(block.root.locator('[data-part="output-bar"]')).toBeHidden();
  });
}

test('each source has a name and a colour of its own, and the error stream says so', async ({
  openHome,
}) => {
  const block = await openHome('en');
  await runProgram(block, threads);
  await block.hasExited('stackblitz', 0);
  const colours = await block.output
    .locator('.output-source')
    .evaluateAll((all) => all.map((one) => `${one.textContent} ${getComputedStyle(one).color}`));
  const distinct = new Set(colours);
  expect(distinct.size).toBe(3);
  expect(new Set([...distinct].map((one) => one.replace(/^.*? rgb/, 'rgb'))).size).toBe(3);
  const marks = await block.output
    .locator('[data-stream="stderr"] .output-text')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content));
  expect(marks).toEqual(['"stderr"', '"stderr"']);
});

test('colours and marks of terminals', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(
    block,
    String.raw`console.log('\x1b[31;1mred\x1b[0m plain \x1b[4;38;2;10;200;30mfree\x1b[m');
console.log('\x1b[32mgreen');
console.log('still green\x1b[0m');
console.log('\x1b[7minverse\x1b[0m');
`,
  );
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['red plain free', 'green', 'still green', 'inverse']);
  const red = textOf(block).nth(0).locator('.ansi-text-1');
  await expect(red).toHaveText('red');
  await expect(red).toHaveCSS('font-weight', '700');
  const plain = await block.status.evaluate((one) => getComputedStyle(one).color);
  await expect(textOf(block).nth(0).locator('.ansi-text-rgb')).not.toHaveCSS('color', plain);
  await expect(textOf(block).nth(2).locator('.ansi-text-2')).toHaveText('still green');
  const [ink, ground] = await textOf(block)
    .nth(3)
    .locator('span')
    .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
  const page = await textOf(block)
    .nth(3)
    .evaluate((one) => getComputedStyle(one).color);
  expect([ground, ink === ground]).toEqual([page, false]);
});

test('what is printed is text: no markup, no link, no hidden text, no way out of the box', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  const before = await page.title();
  await runProgram(
    block,
    String.raw`console.log('<img src=x onerror="document.title=1"><script>document.title=2</script>');
console.log('\x1b]8;;https://evil.example/\x07click\x1b]8;;\x07 \x1b]0;owned\x07');
console.log('\u202egnp.exe\u2066 \x1b[8mhidden\x1b[0m \x1b[2J\x1b[99A up');
console.log('Z\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351'.repeat(9));
console.log('a'.repeat(30000));
`,
  );
  await block.hasExited('stackblitz', 0);
  const text = await block.text();
  expect(text.slice(0, 3)).toEqual([
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    'click ',
    '‹U+202E›gnp.exe‹U+2066› hidden  up',
  ]);
  expect(text[4]).toBe(`${'a'.repeat(10_000)}… and 20000 more characters`);
  expect(await page.title()).toBe(before);
  await expect(block.output.locator('img, script, a')).toHaveCount(0);
  await expect(block.output).toHaveCSS('overflow', 'auto');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

for (const [language, copy, copied] of [
  ['zh-tw', '複製輸出', '已複製。'],
  ['en', 'Copy output', 'Copied.'],
] as const) {
  test(`${language}: a copy is clean text: selected, and by the button`, async ({
    openHome,
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    const block = await openHome(language);
    await runProgram(
      block,
      String.raw`console.log('\x1b[31mone\x1b[0m');
console.error('two');
console.table([{ ms: 12 }]);
`,
    );
    await block.hasExited('stackblitz', 0);
    const table = `┌─────────┬────┐
│ (index) │ ms │
├─────────┼────┤
│ 0       │ 12 │
└─────────┴────┘`;

    await block.root.getByRole('button', { name: copy }).click();
    await expect(block.root.getByRole('button', { name: copied })).toBeVisible();
    const said = (await clipboardText(context)).replace(/^ *\d+\.\d\d (?:s|秒) {2}main {2}/gm, '');
    expect(said).toBe(`one\ntwo\n${table}\n`);

    await block.output.evaluate((output) => {
      getSelection()?.selectAllChildren(output);
    });
    await page.keyboard.press('ControlOrMeta+c');
    expect((await clipboardText(context)).trim().split(/\s*\n\s*/)).toEqual([
      'one',
      'two',
      ...table.split('\n'),
    ]);
  });
}

test('a long output: the last lines are shown, and the file has them all', async ({ openHome }) => {
  const block = await openHome('zh-tw');
  await runProgram(block, 'for (let i = 1; i <= 5000; i += 1) console.log(`line ${i}`);\n');
  await block.hasExited('stackblitz', 0);
  await expect(block.output.locator('.output-hidden')).toContainText('較早的 3000 行未顯示');
  const downloading = block.root.page().waitForEvent('download');
  await block.root.getByRole('button', { name: '下載輸出' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('interleave.txt');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([
    5000,
    expect.stringMatching(/ main {2}line 1$/),
    expect.stringMatching(/ main {2}line 5000$/),
  ]);
});

for (const [language, name, form] of [
  ['zh-tw', '時間', /^\d+\.\d\d 秒$/],
  ['en', 'Times', /^\d+\.\d\d s$/],
] as const) {
  test(`${language}: times are there on demand, and the wish is remembered`, async ({
    openHome,
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const block = await openHome(language);
    await runProgram(block, "console.log('a');\n");
    await block.hasExited('stackblitz', 0);
    const time = block.output.locator('.output-time').first();
    await expect(time).toBeHidden();
    const times = block.root.getByRole('button', { name, exact: true });
    await expect(times).toHaveAttribute('aria-pressed', 'false');
    await times.click();
    await expect(times).toHaveAttribute('aria-pressed', 'true');
    await expect(time).toHaveText(form);
    await page.reload();
    await expect(block.recorded.locator('.output-time').first()).toBeVisible();
  });
}

for (const [language, same, kept, broken] of [
  ['zh-tw', '和執行紀錄逐行相同。', '第 1 行是', '不符合'],
  ['en', 'The same lines, in the same order, as recorded.', 'Line 1 is', 'Not what'],
] as const) {
  test(`${language}: a run is held against the promise and the record`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await block.root.evaluate((root) => {
      root.dataset['property'] = '[{"kind":"has","line":".+"}]';
    });
    const recorded = block.recorded.locator('.output-text').first();
    await recorded.evaluate((line) => (line.textContent = 'another line'));
    await block.run.click();
    await block.hasState('exited');
    await expect(block.root).toHaveAttribute('data-verdict', 'kept');
    await expect(block.root.locator('[data-part="about"]')).toContainText(kept);

    await block.root.evaluate((root) => {
      root.dataset['property'] = '[{"kind":"lacks","line":".+"}]';
    });
    await block.run.click();
    await expect(block.root).toHaveAttribute('data-verdict', 'broken');
    await expect(block.status).toContainText(broken);

    // An edited program promises nothing. What judges is loaded by now, and judges at once.
    await block.replaceFile('main.mjs', "console.log('mine');");
    await block.run.click();
    await block.hasState('exited');
    await expect(block.root).not.toHaveAttribute('data-verdict', /./);

    const exact = new Block(page, 'one-turn');
    await page.goto(addressOfExample('one-turn').replace('/en/', `/${language}/`));
    await exact.run.click();
    await expect(exact.root).toHaveAttribute('data-verdict', 'same', { timeout: 30_000 });
    await expect(exact.status).toContainText(same);
  });
}
