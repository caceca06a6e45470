// Timelines and charts where the reader's own colours rule, and on paper.

import type { Locator } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

const languages = ['zh-tw', 'en'] as const;

const addressIn = (language: string, id: string): string =>
  addressOfExample(id).replace('/en/', `/${language}/`);

/** What the shapes of a drawing are drawn in, and its ground and ink as the reader has them. */
const coloursOf = (drawing: Locator): Promise<{ drawn: string[]; own: string[] }> =>
  drawing.evaluate((svg) => {
    const probe = document.createElement('span');
    svg.after(probe);
    const own = ['Canvas', 'CanvasText', 'GrayText'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const shapes = [...svg.querySelectorAll('path, rect, circle, text')];
    const drawn = shapes.flatMap((shape) => {
      const { stroke, fill } = getComputedStyle(shape);
      return [stroke, fill].filter((colour) => colour.startsWith('rgb'));
    });
    return { drawn: [...new Set(drawn)], own };
  });

for (const language of languages) {
  test(`${language}: forced colours: a timeline and a chart have the reader's own`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.goto(addressIn(language, 'ask-a-thread'));
    const block = new Block(page, 'ask-a-thread');
    await block.recorded.locator('[data-action="timeline"]').click();
    const timeline = block.recorded.locator('.timeline-plot svg');
    await expect(timeline.locator('[data-arrow="message"]').first()).toBeAttached();
    const lanes = await coloursOf(timeline);
    for (const colour of lanes.drawn) expect(lanes.own).toContain(colour);

    await page.goto(addressIn(language, 'work-three-ways'));
    const table = new Block(page, 'work-three-ways');
    await table.skipPrediction();
    const chart = table.recorded.locator('[data-part="chart"] svg');
    const bars = await coloursOf(chart);
    for (const colour of bars.drawn) expect(bars.own).toContain(colour);
  });

  test(`${language}: on paper a timeline is as wide as the page, without its hint, and no code is cut off`, async ({
    page,
  }) => {
    await page.goto(addressIn(language, 'work-three-ways'));
    const block = new Block(page, 'work-three-ways');
    await block.skipPrediction();
    await block.recorded.locator('[data-action="timeline"]').click();
    const plot = block.recorded.locator('.timeline-plot');
    await expect(plot.locator('[data-lane]').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(block.recorded.locator('[data-part="timeline-said"]')).toBeHidden();
    // Nothing draws it anew for the paper.
    await plot.evaluate((element) => {
      element.style.width = '300px';
    });
    const drawn = await plot.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width);
    expect(drawn).toBeLessThanOrEqual(300);
    await page.setViewportSize({ width: 390, height: 800 });
    const cut = await block.root
      .locator('.code')
      .evaluateAll((all) => all.map((code) => code.scrollWidth - code.clientWidth));
    expect(Math.max(...cut)).toBeLessThanOrEqual(0);
  });
}
