// How a timeline is first seen: where much happens in a short time, what is quiet is folded, and said to be.

import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

for (const [language, folded] of [
  ['zh-tw', '已摺疊'],
  ['en', 'Folded:'],
] as const) {
  test(`${language}: on a phone, main asks and the thread answers at first look; all of it is one press away`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(addressOfExample('ask-a-thread').replace('/en/', `/${language}/`));
    const block = new Block(page, 'ask-a-thread');
    await block.recorded.locator('[data-action="timeline"]').click();
    const timeline = block.recorded.locator('.timeline');
    const received = timeline.locator('[data-lane="worker 1"] [data-mark="received"]');
    await expect(received.first()).toBeVisible();
    /** From the first question that arrives to the last, in pixels. */
    const exchange = async (): Promise<number> => {
      const [first, last] = [
        await received.first().boundingBox(),
        await received.last().boundingBox(),
      ];
      return (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0);
    };
    const fold = timeline.locator('[data-tool="fold"]');
    await expect(fold).toHaveAttribute('aria-pressed', 'true');
    await expect(timeline.locator('.timeline-note')).toContainText(folded);
    const close = await exchange();
    expect(close).toBeGreaterThan(30);

    await timeline.locator('[data-tool="fit"]').click();
    await expect(timeline.locator('[data-fold]')).toHaveCount(0);
    await expect(fold).toHaveAttribute('aria-pressed', 'false');
    expect(await exchange()).toBeLessThan(close / 2);
    await fold.click();
    await expect(timeline.locator('[data-fold]').first()).toBeAttached();
  });

  test(`${language}: a run whose waiting is what it shows is drawn to scale`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(addressOfExample('five-threads').replace('/en/', `/${language}/`));
    const block = new Block(page, 'five-threads');
    await block.recorded.locator('[data-action="timeline"]').click();
    const timeline = block.recorded.locator('.timeline');
    await expect(timeline.locator('[data-lane="worker 5"]')).toBeVisible();
    await expect(timeline.locator('[data-fold]')).toHaveCount(0);
    await expect(timeline.locator('[data-tool="fold"]')).toHaveAttribute('aria-pressed', 'false');
  });
}
