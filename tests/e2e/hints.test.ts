// A program that fails by a known stumbling block: the block says what to do, beside the program's words.

import { Block } from './block.ts';
import { expect, test } from './engines.ts';

for (const [language, hint] of [
  ['zh-tw', 'Python 的 print()，在 JavaScript 裡是 console.log()。'],
  ['en', 'Python has print(). JavaScript has console.log().'],
] as const) {
  test(`${language}: a hint stands beside the error, and goes with the next Run`, async ({
    openBlock,
    engine,
  }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    const line = block.root.locator('[data-part="hint"]');
    await expect(line).toHaveCount(0);
    await block.replaceFile('main.mjs', "print('hello');\n");
    await block.run.click();
    await block.hasExited(engine, 1);
    await expect(line).toHaveText(hint);
    expect((await block.text()).join('\n')).not.toContain(hint);
    await block.replaceFile('main.mjs', "console.log('hello');\n");
    await block.run.click();
    await block.hasExited(engine, 0);
    await expect(line).toBeEmpty();

    await block.replaceFile('main.mjs', 'async def main():\n');
    await block.run.click();
    await block.hasExited(engine, 1);
    await expect(line).toContainText('def');
  });
}

test('a fetch that has no network says so', async ({ page }) => {
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  await block.replaceFile('main.mjs', "await fetch('https://example.org/');\n");
  await block.run.click();
  await block.hasExited('builtin', 1);
  await expect(block.root.locator('[data-part="hint"]')).toContainText('cannot reach the network');
});
