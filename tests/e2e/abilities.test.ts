// A program that needs what StackBlitz lacks runs on the built-in engine, and the block says why.

import type { Page } from '@playwright/test';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { test, type Language } from './faults.ts';

const words = {
  'zh-tw': {
    why: '這個程式會結束忙碌中的執行緒，StackBlitz 不支援，所以由內建引擎執行。',
    details: '詳細資訊',
    retry: '再試一次 StackBlitz',
  },
  en: {
    why: 'This program ends a busy thread, which StackBlitz does not support, so the built-in engine ran it.',
    details: 'Details',
    retry: 'Try StackBlitz again',
  },
} as const;

const output = [
  'main: it has begun, and will not stop by itself',
  'main: the thread ended with code 1',
];

async function openThread(page: Page, language: Language, query = ''): Promise<Block> {
  await page.goto(`/${language}/worker-threads/${query}`);
  return new Block(page, 'stop-a-thread');
}

for (const [language, { why, details, retry }] of Object.entries(words)) {
  test(`${language}: a thread that is busy is ended, whatever engine is asked for`, async ({
    openHome,
    page,
    standIn,
  }) => {
    await openHome(language as Language);
    for (const query of ['', '?engine=stackblitz']) {
      const block = await openThread(page, language as Language, query);
      await block.run.click();
      await block.hasExited('builtin', 0);
      expect(await block.text()).toEqual(output);
      await block.root.getByText(details, { exact: true }).click();
      await expect(block.root.locator('[data-part="about"]')).toContainText(why);
      await expect(block.root.getByRole('button', { name: retry })).toHaveCount(0);
    }
    expect(standIn.boots()).toBe(0);
  });
}

test('why is said in the open the first time, and once more where the reader comes back', async ({
  openHome,
  page,
}) => {
  await openHome('en');
  const block = await openThread(page, 'en');
  await block.run.click();
  await block.hasExited('builtin', 0);
  await expect(block.status).toContainText(words.en.why);
  await page.goto('/zh-tw/worker-threads/');
  await page.goBack();
  await block.hasExited('builtin', 0);
  await expect(block.root.locator('[data-part="about"]')).toContainText(words.en.why);
  const five = new Block(page, 'five-threads');
  await five.run.click();
  await five.hasExited('stackblitz', 0);
});

test('edited, and in the playground, the program needs what it needed', async ({
  openHome,
  page,
}) => {
  await openHome('en');
  const block = await openThread(page, 'en');
  const source = await block.root.locator('[data-file="main.mjs"] code').textContent();
  await block.replaceFile('main.mjs', `${source ?? ''}\nconsole.log('mine');\n`);
  await block.run.click();
  await block.hasExited('builtin', 0);
  expect(await block.text()).toEqual([...output, 'mine']);

  await page.goto('/en/playground/#open=stop-a-thread');
  const own = new Block(page, 'playground');
  await expect(own.root.locator('.block-title')).toHaveText('End a thread from outside');
  await own.run.click();
  await own.hasExited('builtin', 0);
  expect(await own.text()).toEqual(output);
  await page.reload();
  await own.run.click();
  await own.hasExited('builtin', 0);

  await own.root.locator('select[name="start"]').selectOption({ value: '' });
  await own.root.locator('[data-action="bring"]').click();
  await own.replaceFile('main.mjs', "console.log('new');\n");
  await own.run.click();
  await own.hasExited('stackblitz', 0);
});
