// Reading in WebKit: a page as text, the search, the switch of language, and moving on with an engine up.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stepLimit } from '../support/webkit.ts';
import { Block } from './block.ts';
import { click, waitForPage } from './page.ts';
import { openSite } from './site.ts';

const site = await openSite();
const { driver } = site;
after(() => site.close());

/** Resolves once the page at a path is open in a language. */
async function arriveAt(path: string, language: string): Promise<void> {
  await driver.wait(async () => {
    const [address, lang] = await driver.executeScript<[string, string]>(() => [
      location.pathname,
      document.documentElement.lang,
    ]);
    return address === path && lang === language;
  }, stepLimit);
  await waitForPage(driver);
}

test('an article is there, with its contents and what its programs print', async () => {
  await site.open('/zh-tw/worker-threads/');
  const page = await driver.executeScript<Record<string, unknown>>(() => ({
    lang: document.documentElement.lang,
    heading: document.querySelector('h1')?.textContent,
    text: document.querySelector('main')?.innerText,
    styled: getComputedStyle(document.querySelector('runnable-example pre') ?? document.body)
      .fontFamily,
    recorded: document.querySelectorAll('[data-part="recorded"] [data-stream]').length,
    isolated: crossOriginIsolated,
  }));
  assert.equal(page['lang'], 'zh-TW');
  assert.match(String(page['heading']), /執行緒/);
  assert.match(String(page['text']), /worker_threads/);
  assert.match(String(page['styled']), /mono/);
  assert.ok(Number(page['recorded']) > 10);
  assert.equal(page['isolated'], true);
});

test('the search finds, marks and leads there', async () => {
  await site.open('/zh-tw/worker-threads/');
  // Again until it is heard: the page takes keys a moment after it is there.
  await driver.wait(
    () =>
      driver.executeScript(() => {
        const isOpen = document.querySelector('dialog[open] input') !== null;
        const slash = new KeyboardEvent('keydown', { key: '/', bubbles: true });
        if (!isOpen) document.body.dispatchEvent(slash);
        return isOpen;
      }),
    stepLimit,
  );
  await driver.executeScript(() => {
    const input = document.querySelector<HTMLInputElement>('dialog[open] input');
    if (!input) return;
    input.value = '事件迴圈';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await driver.wait(
    () => driver.executeScript(() => document.querySelector('dialog[open] a mark') !== null),
    stepLimit,
  );
  const found = await driver.executeScript<string[]>(() => [
    document.querySelector('dialog[open] [role="status"]')?.textContent ?? '',
    document.querySelector('dialog[open] a mark')?.textContent ?? '',
  ]);
  assert.match(found[0] ?? '', /找到 \d+ 處/);
  assert.equal(found[1], '事件迴圈');
  await click(driver, 'dialog[open] a:has(mark)');
  await arriveAt('/zh-tw/event-loop/', 'zh-TW');
});

test('the switch keeps the place, the edits and the output, and the engine goes on', async () => {
  const block = await site.openBlock('/en/worker-threads/', 'thread-result');
  const { lines } = await block.runToEnd();
  const source = "console.log('edited');\n";
  await block.replaceFile('main.mjs', source);
  const edited = await block.runToEnd();
  assert.deepEqual(
    edited.lines.map(({ text }) => text),
    ['edited'],
  );
  assert.ok(lines.length > 1);

  await click(driver, '.language-switch');
  await arriveAt('/zh-tw/worker-threads/', 'zh-TW');
  const shown = await block.waitFor('exited');
  const text = await driver.executeScript<string>(
    () =>
      document.querySelector('[data-example="thread-result"] [data-file="main.mjs"] code')
        ?.textContent ?? '',
  );
  assert.equal(text.trim(), source.trim());
  assert.deepEqual(
    shown.lines.map(({ text: line }) => line),
    ['edited'],
  );
  await block.runToEnd();

  await click(driver, '.pager a[rel="next"]');
  await arriveAt('/zh-tw/thread-messages/', 'zh-TW');
  const next = await new Block(driver, 'ask-a-thread').runToEnd();
  assert.equal(next.exitCode, '0');
});
