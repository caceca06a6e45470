// Standard input of a running program: line by line, and its end.

import { Block } from './block.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const greeter = `import { createInterface } from 'node:readline/promises';
const lines = createInterface({ input: process.stdin, output: process.stdout });
const name = await lines.question('name? ');
console.log('Hello, ' + name);
for await (const line of lines) console.log('heard ' + line);
console.log('the end');
`;

for (const [language, words] of [
  ['zh-tw', { input: '標準輸入', send: '送出', end: '結束輸入' }],
  ['en', { input: 'Input', send: 'Send', end: 'End input' }],
] as const) {
  test(`${language}: a program that asks is answered, line by line, until the end of input`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await runProgram(block, greeter);
    await expect(block.output).toContainText('name? ');
    const field = block.root.getByRole('textbox', { name: words.input });
    await field.fill('Ada');
    await page.keyboard.press('Enter');
    await expect(block.output).toContainText('Hello, Ada');
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    await page.keyboard.type('two words');
    await block.root.getByRole('button', { name: words.send }).click();
    await expect(block.output).toContainText('heard two words');
    await block.root.getByRole('button', { name: words.end }).click();
    await block.hasExited('stackblitz', 0);
    await expect(field).toHaveCount(0);

    const lines = await block.lines();
    expect(lines.map(({ text }) => text)).toEqual([
      'name? ',
      'Ada',
      'Hello, Ada',
      'two words',
      'heard two words',
      'the end',
    ]);
    expect(lines[1]?.source).toBe('stdin');
  });
}

test('Stop takes the input away, and leaves the focus on Run', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(block, greeter);
  const field = block.root.getByRole('textbox', { name: 'Input' });
  await field.focus();
  await block.stop.click();
  await block.hasState('stopped');
  await expect(field).toHaveCount(0);
  await expect(block.run).toBeFocused();
});

test('a program that reads nothing has no field for it', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(block, "console.log('begun'); setInterval(() => {}, 1000);");
  await expect(block.output).toContainText('begun');
  await expect(block.root.locator('[data-part="input"]')).toHaveCount(0);
});

test('the built-in engine takes input, too', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  await runProgram(
    block,
    "process.stdin.setEncoding('utf8').on('data', (text) => console.log('heard', JSON.stringify(text)));\nprocess.stdin.on('end', () => console.log('the end'));",
  );
  const field = block.root.getByRole('textbox', { name: 'Input' });
  await field.fill('one');
  await page.keyboard.press('Enter');
  await expect(block.output).toContainText('heard "one\\n"');
  await block.root.getByRole('button', { name: 'End input' }).click();
  await block.hasExited('builtin', 0);
  expect(await block.text()).toEqual(['one', 'heard "one\\n"', 'the end']);
});
