// Where an example asks for it, the table that it prints is drawn: the recorded one, then the reader's own.
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

test.use({ engine: 'builtin' });

for (const language of ['zh-tw', 'en']) {
  test(`${language}: bars of the recorded numbers, and of the reader's own`, async ({
    openPage,
    page,
  }) => {
    await openPage(`/${language}/choosing/`);
    const block = new Block(page, 'cost-to-start');
    const charts = block.root.locator('[data-part="chart"]');
    await expect(charts).toHaveCount(1);
    await expect(charts.locator('[data-row="a thread"] [data-value]')).toHaveCount(1);

    await block.replaceFile('main.mjs', "console.log('one: 1 ms\\ntwo: 20 ms\\nno row');\n");
    await block.run.click();
    await block.hasState('exited');
    const own = block.root.locator('[data-part="panel"] [data-part="chart"]');
    await expect(own.locator('[data-row]')).toHaveCount(2);
    const widths = await own
      .locator('[data-value]')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(20, 0);

    await block.replaceFile('main.mjs', "console.log('no table');\n");
    await block.run.click();
    await expect(block.output).toContainText('no table');
    await block.hasState('exited');
    await expect(own).toHaveCount(0);
  });
}
