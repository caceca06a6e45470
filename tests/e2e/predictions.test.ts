// What a reader is asked before the recorded run is shown: answered, skipped, run past, asked again.

import type { Page } from '@playwright/test';
import { unknown } from '../../src/example/prediction.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import en from '../../src/i18n/strings/tools/en.ts';
import zhTW from '../../src/i18n/strings/tools/zh-TW.ts';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

// Axe is a script that the site's policy rightly refuses.
test.use({ bypassCSP: true });

const predictions = [...(await readExamples()).values()].flatMap(({ id, prediction }) =>
  prediction ? [{ id, ...prediction }] : [],
);

/** The first example that asks in this way. */
function asking(form: (typeof predictions)[number]['asks']): (typeof predictions)[number] {
  const found = predictions.find(({ asks, right }) => asks === form && right !== unknown);
  if (!found) throw new Error(`no prediction asks '${form}'`);
  return found;
}

const forms = ['first', 'next', 'last', 'order', 'number', 'ends', 'never'] as const;

/** A sentence as it is seen. */
const seen = (sentence: string): string => sentence.replaceAll('`', '');

for (const { path, locale, strings } of [
  { path: 'zh-tw', locale: 'zh-TW', strings: zhTW.prediction },
  { path: 'en', locale: 'en', strings: en.prediction },
] as const) {
  const addressIn = (id: string): string => addressOfExample(id).replace('/en/', `/${path}/`);
  const open = async (page: Page, id: string) => {
    await page.goto(`${addressIn(id)}?engine=builtin`);
    const block = new Block(page, id);
    const asked = block.root.locator('reader-prediction');
    return { block, asked, said: asked.locator('[role="status"]') };
  };

  for (const form of forms) {
    test(`${path}: ${form}: a right answer and a wrong one, and asked again, each with its reason`, async ({
      page,
    }) => {
      const { id, right, why, choices } = asking(form);
      const { block, asked, said } = await open(page, id);
      const press = (choice: string) => asked.locator(`[data-choice="${choice}"]`).click();
      await expect(asked).toHaveAttribute('data-state', 'open');
      await expect(block.recorded).toBeHidden();
      expect(await findings(page, `#example-${id}`)).toEqual([]);

      for (const choice of [right].flat()) await press(choice);
      await expect(asked).toHaveAttribute('data-state', 'right');
      await expect(said).toHaveText(`${strings.right} ${seen(why[locale])}`);
      await expect(block.recorded).toBeVisible();
      expect(await findings(page, `#example-${id}`)).toEqual([]);

      await asked.getByRole('button', { name: strings.askAgain }).click();
      await expect(asked).toHaveAttribute('data-state', 'open');
      await expect(said).toBeEmpty();
      await expect(block.recorded).toBeHidden();
      await expect(asked.locator('[data-choice]').first()).toBeFocused();

      const wrong = typeof right === 'string' ? choices.map((each) => each.id) : right.toReversed();
      const [taken = ''] = wrong.filter((each) => each !== right);
      for (const choice of typeof right === 'string' ? [taken] : wrong) await press(choice);
      await expect(asked).toHaveAttribute('data-state', 'wrong');
      const because = choices.find((each) => each.id === taken)?.why?.[locale] ?? '';
      expect(because).not.toBe('');
      await expect(said).toContainText(`${strings.wrong} ${seen(because)}`);
      await expect(said).toContainText(`${strings.answer} ${seen(why[locale])}`);
      await expect(block.recorded).toBeVisible();
      // An answer is given: another press changes nothing.
      await asked.locator('[data-choice]').first().click({ force: true });
      await expect(asked).toHaveAttribute('data-state', 'wrong');
      expect(await findings(page, `#example-${id}`)).toEqual([]);
    });
  }

  test(`${path}: one press skips the question, and Run does too`, async ({ page }) => {
    const { id, why } = asking('first');
    const { block, asked, said } = await open(page, id);
    const skip = asked.getByRole('button', { name: strings.skip });
    await skip.press('Enter');
    await expect(asked).toHaveAttribute('data-state', 'shown');
    await expect(said).toHaveText(`${strings.answer} ${seen(why[locale])}`);
    await expect(block.recorded).toBeVisible();
    await expect(asked.getByRole('button', { name: strings.askAgain })).toBeFocused();
    expect(await findings(page, `#example-${id}`)).toEqual([]);

    const { id: other } = asking('number');
    const next = await open(page, other);
    await next.block.run.click();
    await expect(next.asked).toHaveAttribute('data-state', 'shown');
    await next.block.hasExited('builtin', 0);
  });

  test(`${path}: by keys alone, lines are put in order, and taken back`, async ({ page }) => {
    const { id, right } = asking('order');
    const { asked } = await open(page, id);
    const [first, second, ...rest] = [right].flat();
    const choice = (name = '') => asked.locator(`[data-choice="${name}"]`);
    await choice(second).press('Enter');
    await expect(choice(second)).toHaveAttribute('aria-pressed', 'true');
    await choice(first).press('Space');
    await expect(choice(first)).toHaveAttribute('data-place', '2');
    await choice(second).press('Space');
    await expect(choice(second)).toHaveAttribute('aria-pressed', 'false');
    await expect(choice(first)).toHaveAttribute('data-place', '1');
    for (const each of [second, ...rest]) await choice(each).press('Enter');
    await expect(asked).toHaveAttribute('data-state', 'right');
    await expect(choice(rest.at(-1))).toBeFocused();
  });

  test.describe(() => {
    test.use({ javaScriptEnabled: false });

    test(`@emulated ${path}: without scripts the question is text, and its answer opens`, async ({
      page,
    }) => {
      const { id, question, why, right, choices } = asking('never');
      await page.goto(addressIn(id));
      const block = new Block(page, id);
      const asked = block.root.locator('reader-prediction');
      await expect(asked).toContainText(seen(question[locale]));
      await expect(asked.getByRole('listitem').filter({ visible: true })).toHaveCount(
        choices.length,
      );
      await expect(asked.getByRole('button')).toHaveCount(0);
      await expect(block.recorded).toBeVisible();
      await asked.locator('summary').click();
      const { line = '' } = choices.find((each) => each.id === right) ?? {};
      await expect(asked.locator('details')).toContainText(line);
      await expect(asked.locator('details')).toContainText(seen(why[locale]));
    });
  });

  test(`@emulated ${path}: on paper question, answer and recorded run are there`, async ({
    page,
  }) => {
    const { id, why } = asking('ends');
    const { block, asked } = await open(page, id);
    await page.emulateMedia({ media: 'print' });
    await expect(asked.locator('details p')).toHaveText(seen(why[locale]));
    await expect(asked.locator('details p')).toBeVisible();
    await expect(asked.locator('[data-choice]').first()).toBeHidden();
    await expect(block.recorded).toBeVisible();
  });
}

test('whoever listens hears of the answer', async ({ page }) => {
  const { id } = asking('first');
  await page.goto(addressOfExample(id));
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('prediction', ({ detail, composed, target }) => {
          resolve({ detail, composed, from: (target as Element).localName });
        });
      }),
  );
  await new Block(page, id).skipPrediction();
  expect(await heard).toEqual({
    detail: { example: id, state: 'shown' },
    composed: true,
    from: 'reader-prediction',
  });
});

test('nothing of it loads before a choice is pressed', async ({ page }) => {
  const { id, choices } = asking('first');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(addressOfExample(id));
  const ofIt = () => requests.filter((url) => /\/prediction\.[\w-]+\.js|predictions\//.test(url));
  expect(ofIt()).toEqual([]);
  await new Block(page, id).root.locator(`[data-choice="${choices[0]?.id ?? ''}"]`).click();
  await expect.poll(() => ofIt().length).toBe(2);
});
