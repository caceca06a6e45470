// Shaking: seeds that give the same choices again, on the block, in its runs, and in a link.

import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect, test } from './engines.ts';
import { test as elsewhere } from './faults.ts';
import { Many } from './many.ts';

/** Which comes first is Node's to choose. */
const race = `import { stat } from 'node:fs';
for (const name of ['Ada', 'Alan']) stat(import.meta.filename, () => console.log(name));
`;

const words = {
  'zh-tw': {
    shake: '打亂排程',
    seed: '種子',
    ranWith: (seed: string) => `以種子 ${seed} 打亂排程。`,
  },
  en: { shake: 'Shake', seed: 'Seed', ranWith: (seed: string) => `Shaken with seed ${seed}.` },
} as const;

for (const language of ['zh-tw', 'en'] as const) {
  const says = words[language];

  test(`${language}: shaken runs show what is rare, each group its seed, and the seed gives it again`, async ({
    openBlock,
    page,
  }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    const many = new Many(block);
    await block.replaceFile('main.mjs', race);
    await many.runAll();
    await block.root.getByLabel(says.shake).check();
    await expect(block.root).toHaveAttribute('data-seed', '1');
    await many.runAll();
    expect(await many.counts()).toHaveLength(2);
    const seeds: string[] = [];
    for (const letter of ['A', 'B']) {
      const group = await many.open(letter);
      const shown = await group.locator('.output-text').allTextContents();
      const seed = (await group.locator('.outcome-seed').textContent())?.match(/\d+/)?.[0] ?? '';
      seeds.push(seed);
      await block.root.getByLabel(says.seed, { exact: true }).fill(seed);
      await expect(block.root).toHaveAttribute('data-seed', seed);
      await block.run.click();
      await block.hasExited('builtin', 0);
      const first = shown[0]?.replace(/^(?:第一處不同|first difference) /, '');
      expect((await block.text())[0]).toBe(first);
      await block.root.locator('[data-part="about"] summary').click();
      await expect(block.root.locator('[data-part="about"]')).toContainText(says.ranWith(seed));
    }
    expect(new Set(seeds).size).toBe(2);
    expect(await findings(page, '[data-example="interleave"]')).toEqual([]);

    await page.locator('.language-switch').click();
    await expect(block.root).toHaveAttribute('data-seed', seeds[1] ?? '');
    await expect(block.root.locator('[name="seed"]')).toHaveValue(seeds[1] ?? '');
    await block.root.locator('[name="shake"]').uncheck();
    await expect(block.root).not.toHaveAttribute('data-seed');
  });
}

test('what is no seed is not taken, and not left standing', async ({ openBlock, page }) => {
  const block = await openBlock('/en/', 'interleave');
  await block.replaceFile('main.mjs', race);
  await new Many(block).button.click();
  await block.root.getByLabel('Shake').check();
  const field = block.root.getByLabel('Seed', { exact: true });
  await field.fill('7');
  await expect(block.root).toHaveAttribute('data-seed', '7');
  for (const wrong of ['-1', '4294967296', '1.5', '']) {
    await field.fill(wrong);
    await expect(block.root).toHaveAttribute('data-seed', '7');
    await field.blur();
    await expect(field).toHaveValue('7');
  }
  await field.fill('4294967295');
  await page.keyboard.press('Enter');
  await block.hasExited('builtin', 0);
  await expect(block.root).toHaveAttribute('data-seed', '4294967295');
});

test('the ticket is sold twice within 20 seeds, and in more than one way', async ({
  openBlock,
}) => {
  const block = await openBlock(addressOfExample('last-ticket'), 'last-ticket');
  const many = new Many(block);
  await many.begin();
  await many.panel.getByRole('button', { name: 'Stop' }).click();
  await block.root.getByLabel('Shake').check();
  await many.runAll();
  await expect(many.panel).toHaveAttribute('data-runs', '20');
  expect((await many.counts()).length).toBeGreaterThan(1);
});

elsewhere(
  'a link carries the seed; whoever opens it gets the same choices, on the built-in engine, once they press Run',
  async ({ openHome, page, context }) => {
    await context.grantPermissions(['clipboard-write']);
    const block = await openHome('en');
    await block.replaceFile('main.mjs', race);
    const many = new Many(block);
    await many.runAll();
    await block.root.getByLabel('Shake').check();
    await block.root.getByLabel('Seed', { exact: true }).fill('12');
    await block.run.click();
    await block.hasExited('builtin', 0);
    const printed = await block.text();
    await block.root.locator('[data-action="share"]').click();
    await block.root.locator('[data-action="copy-link"]').click();
    await expect(block.root.locator('[data-part="notice"]')).toContainText('Link copied.');
    const link = await clipboardText(context);

    const other = await context.newPage();
    await other.goto(link);
    const shared = new Block(other, 'interleave');
    await expect(shared.root).toHaveAttribute('data-seed', '12');
    await expect(shared.root.locator('[name="seed"]')).toHaveValue('12');
    await expect(shared.root).toHaveAttribute('data-state', 'idle');
    await shared.run.click();
    await shared.hasExited('builtin', 0);
    expect(await shared.text()).toEqual(printed);
    await shared.root.locator('[data-action="leave-shared"]').click();
    await expect(shared.root).not.toHaveAttribute('data-seed');
    await page.close();
  },
);
