// The exercises in the page: each is checked, helped with and solved, and stays so.

import type { Page } from '@playwright/test';
import { programOf } from '../../src/example/example.ts';
import type { Exercise } from '../../src/exercise/exercise.ts';
import { exercisesOnDisk } from '../../src/exercise/folder.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { findings } from './axe.ts';
import { expect, test } from './engines.ts';

const exercises = await exercisesOnDisk();
const locales = [
  ['zh-TW', '/zh-tw'],
  ['en', '/en'],
] as const satisfies readonly (readonly [Locale, string])[];

const find = (id: string): Exercise => {
  const exercise = exercises.get(id);
  if (!exercise) throw new Error(`there is no exercise '${id}'`);
  return exercise;
};

/** An exercise as its reader meets it. */
class Shown {
  readonly root;
  readonly check;
  readonly status;
  readonly clauses;
  readonly #page: Page;
  readonly #id: string;

  constructor(page: Page, id: string) {
    this.#page = page;
    this.#id = id;
    this.root = page.locator(`reader-exercise[data-exercise="${id}"]`);
    this.check = this.root.locator('[data-action="check"]');
    this.status = this.root.locator('[data-part="check-status"]');
    this.clauses = this.root.locator('[data-clause]');
  }

  /** Puts these files into the storage, where the edits of before are found, and opens the page anew. */
  async bring(files: Readonly<Record<string, string>>, address: string): Promise<void> {
    const texts = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.trimEnd()]),
    );
    await this.#page.evaluate(
      ([id, draft]) => localStorage.setItem(`interleave:edits:${id}`, draft),
      [this.#id, JSON.stringify({ files: texts })] as const,
    );
    await this.#page.goto(address);
    await expect(this.root.locator('runnable-example')).toHaveAttribute('data-edited', '');
  }

  async isChecked(): Promise<readonly boolean[]> {
    // What an earlier check found stands until the next has begun.
    await this.clauses.evaluateAll((all) => {
      for (const each of all) each.removeAttribute('data-holds');
    });
    await this.check.click();
    await expect(this.root.locator('[data-holds]')).toHaveCount(await this.clauses.count(), {
      timeout: 120_000,
    });
    return await this.clauses.evaluateAll((all) =>
      all.map((each) => each.getAttribute('data-holds') === 'true'),
    );
  }
}

/** The files that solve it, as texts of one language. */
const solutionOf = (exercise: Exercise, locale: Locale): Readonly<Record<string, string>> => {
  const { files } = programOf(exercise.solution, locale);
  return Object.fromEntries(exercise.solved.map((name) => [name, files[name] ?? '']));
};

for (const exercise of exercises.values()) {
  const { id } = exercise;
  test(`${id}: on the built-in engine its start is not enough, and its solution is`, async ({
    page,
  }) => {
    const address = `/en/exercises/${id}/?engine=builtin`;
    await page.goto(address);
    const shown = new Shown(page, id);
    expect(await shown.isChecked()).toContain(false);
    await expect(shown.root).toHaveAttribute('data-state', 'tried');
    await shown.bring(solutionOf(exercise, 'en'), address);
    const said = await shown.isChecked();
    expect(said, await shown.root.innerText()).not.toContain(false);
    await expect(shown.root).toHaveAttribute('data-state', 'solved');
  });
}

const words = {
  'zh-TW': {
    broken: '還沒：7 條裡有 5 條不成立。',
    exit: '的結束代碼是 1',
    solved: '每一條都成立',
    stale: '這是改動之前那份程式碼的結果。',
    restored: 'main.mjs 已經還原成原本的樣子。',
    forbidden: 'any.mjs 第 1 行',
    unended: '過了 10 秒還沒結束',
    stopped: '停止了，這次不算。',
  },
  en: {
    broken: 'Not yet: 5 of 7 do not hold.',
    exit: 'Exit code 1 of run 1',
    solved: 'everything held',
    stale: 'This is about the code before your change.',
    restored: 'main.mjs was put back as given.',
    forbidden: 'any.mjs, line 1',
    unended: 'had not ended after 10 seconds',
    stopped: 'Stopped: nothing was judged.',
  },
} as const;

for (const [locale, path] of locales) {
  const say = words[locale];
  const id = 'any-by-hand';
  const address = `${path}/exercises/${id}/?engine=builtin`;

  test(`${locale}: check, hints, solution, edit, solved, and still solved`, async ({ page }) => {
    await page.goto(address);
    const shown = new Shown(page, id);
    await expect(shown.root).toHaveAttribute('data-state', 'open');
    await expect(shown.root.locator('[data-holds]')).toHaveCount(0);
    expect(await findings(page)).toEqual([]);

    expect((await shown.isChecked()).filter((holds) => !holds)).toHaveLength(5);
    await expect(shown.status).toHaveText(say.broken);
    await expect(shown.check).toBeFocused();
    await expect(shown.clauses.nth(5)).toContainText(say.exit);
    expect(await findings(page)).toEqual([]);

    await shown.clauses.first().locator('[data-action="show-run"]').click();
    await expect(shown.root.locator('[data-part="output"]')).toContainText('first is down');

    // One at a time.
    const hints = shown.root.locator('[data-action="hint"]');
    await expect(hints.nth(1)).toBeHidden();
    await hints.first().click();
    await hints.nth(1).click();
    await expect(hints.nth(2)).toBeVisible();

    await shown.root.locator('[data-action="solution"]').click();
    const sides = shown.root.locator('.solution-side');
    await expect(sides).toHaveCount(2);
    await expect(sides.first().locator('del').first()).toContainText('for (const promise');
    await expect(sides.last().locator('ins').first()).toContainText('const errors');
    expect(await findings(page)).toEqual([]);

    await shown.root.locator('[data-action="edit"]').click();
    const editor = shown.root.locator('.cm-content');
    await editor.fill(solutionOf(find(id), locale)['any.mjs'] ?? '');
    await expect(shown.status).toHaveText(say.stale);
    expect(await shown.isChecked()).not.toContain(false);
    await expect(shown.status).toContainText(say.solved);
    await expect(shown.root).toHaveAttribute('data-state', 'solved');
    expect(await findings(page)).toEqual([]);

    const other = locale === 'en' ? '/zh-tw' : '/en';
    await page.goto(address.replace(path, other));
    await expect(shown.root).toHaveAttribute('data-state', 'solved');
    await expect(shown.root.locator('[data-file="any.mjs"]')).toContainText('AggregateError');
  });

  test(`${locale}: what is given is restored, what is forbidden is said`, async ({ page }) => {
    await page.goto(address);
    const shown = new Shown(page, id);
    const cheat = {
      'any.mjs': 'export const any = (list) => Promise.any(list); // Promise.any',
      'main.mjs': "console.log('first is down: north');",
    };
    await shown.bring(cheat, address);
    const said = await shown.isChecked();
    expect(said).toEqual([true, true, true, true, true, true, false]);
    await expect(shown.status).toContainText(say.restored);
    await expect(shown.clauses.last()).toContainText(say.forbidden);
    await expect(shown.root).toHaveAttribute('data-state', 'tried');
  });

  test(`${locale}: what does not end is ended, and a check can be`, async ({ page }) => {
    await page.goto(address);
    const shown = new Shown(page, id);
    await shown.bring({ 'any.mjs': 'export function any() { for (;;); }' }, address);
    expect(await shown.isChecked()).toEqual([false, false, false, false, false, false, true]);
    await expect(shown.clauses.nth(5)).toContainText(say.unended);
    await shown.check.click();
    await expect(shown.root.locator('.check-going')).toBeVisible();
    await shown.check.click();
    await expect(shown.status).toHaveText(say.stopped);
    await expect(shown.root.locator('[data-holds]')).toHaveCount(0);
  });

  test(`${locale}: without scripts it can be read, with hints and solution @emulated`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    const shown = new Shown(page, id);
    await expect(shown.check).toBeHidden();
    await shown.root.locator('[data-action="hint"]').first().click();
    await expect(shown.root.locator('.hint p').first()).toBeVisible();
    await shown.root.locator('[data-action="solution"]').click();
    await expect(shown.root.locator('.solution')).toContainText('AggregateError');
    await context.close();
  });

  test(`${locale}: the list leads to each, and its article does`, async ({ page }) => {
    await page.goto(`${path}/exercises/`);
    for (const each of exercises.values()) {
      await expect(page.locator(`main a[href="${path}/exercises/${each.id}/"]`)).toBeVisible();
    }
    expect(await findings(page)).toEqual([]);
    await page.goto(`${path}/${find(id).article}/`);
    await page.locator(`main a[href="${path}/exercises/${id}/"]`).click();
    await expect(page.locator(`[data-exercise="${id}"]`)).toBeVisible();
  });
}

test('what stands in the storage and is not ours says nothing', async ({ page }) => {
  await page.goto('/en/exercises/any-by-hand/');
  await page.evaluate(() => localStorage.setItem('interleave:solved:any-by-hand', '{"yes":1}'));
  await page.reload();
  const block = page.locator('runnable-example');
  await block.locator('[data-action="edit"]').click();
  await expect(block.locator('.cm-content')).toBeVisible();
  await expect(page.locator('reader-exercise')).toHaveAttribute('data-state', 'open');
});
