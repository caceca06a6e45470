// Hostile output and hostile links, by the thousand: nothing runs, nothing breaks, nothing is lost.

import type { Page } from '@playwright/test';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

/** Notes whatever the page does that text alone would not make it do. */
function watchDeeds(page: Page): string[] {
  const deeds: string[] = [];
  page.on('pageerror', (error) => deeds.push(`threw ${error.message}`));
  page.on('dialog', (dialog) => {
    deeds.push(`asked ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => deeds.push('opened a window'));
  page.on('request', (request) => {
    if (request.url().includes('evil')) deeds.push(`fetched ${request.url()}`);
  });
  return deeds;
}

/** Prints 10,000 lines of what does harm elsewhere, each with its number; the same every time. */
const hostileProgram = String.raw`
let state = 7;
const below = (n) => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) % n;
const parts = ['<script>alert(1)</script>', '<img src="//evil.example/x" onerror=alert(1)>', '</div></div>',
  '<a href="javascript:alert(1)">', '\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07', '\x1b]52;c;ZXZpbA==\x07',
  '\x1b[31m', '\x1b[38;2;1;2;3m', '\x1b[38;5;999m', '\x1b[2J', '\x1b[999;999H', '\x1b[', '\x1b', '\u202e', '\u2066',
  '\u2028', '\0', '\x9b31m', '\x07', '\ud800', 'z\u0351\u0351\u0351', '&lt;', '$' + '{1}', "\\'", '"', 'main.mjs:1:1', ' '];
for (let i = 1; i <= 10000; i += 1) {
  let line = '';
  for (let n = below(12); n > 0; n -= 1) line += parts[below(parts.length)];
  (i % 2 ? process.stdout : process.stderr).write('#' + i + ' ' + line + ' .' + '\n');
}
`;

test('10,000 hostile lines are 10,000 lines of text', async ({ openHome, page }) => {
  const deeds = watchDeeds(page);
  const block = await openHome('en');
  await runProgram(block, hostileProgram);
  await block.hasExited('stackblitz', 0);
  await expect(block.output.locator('.output-hidden')).toContainText('8000 earlier lines');
  expect(await block.lines()).toHaveLength(2_000);

  const downloading = page.waitForEvent('download');
  await block.root.getByRole('button', { name: 'Download output' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await downloading).createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  expect(new Set(lines.map((line) => /^ *[\d.]+ s {2}main {2}#(\d+) /.exec(line)?.[1])).size).toBe(
    10_000,
  );

  const elements = await block.output.evaluate((output) => [
    ...new Set([...output.querySelectorAll('*')].map(({ localName }) => localName)),
  ]);
  expect(elements.sort()).toEqual(['a', 'div', 'p', 'span']);
  const links = await block.output
    .locator('a')
    .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
  expect(links).toEqual(['#']);
  const outside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(outside).toBeLessThanOrEqual(0);
  expect(deeds).toEqual([]);
});

// 10,000 are read in tests/unit/playground/link.test.ts: here each costs the browser a new address.
test('1,000 damaged links, each seen to be damaged, leave the page and its code as they were', async ({
  openHome,
  page,
}) => {
  const deeds = watchDeeds(page);
  const block = await openHome('en');
  const own = "console.log('my own');";
  await page.evaluate((text) => {
    const draft = JSON.stringify({ files: { 'main.mjs': text } });
    localStorage.setItem('interleave:edits:interleave', draft);
  }, own);
  await page.reload();
  await expect(block.root).toHaveAttribute('data-edited');
  const refused = await page.evaluate(async () => {
    // Nothing is to be seen: to lay the page out for each link would be most of the work.
    document.documentElement.style.display = 'none';
    const notice = document.querySelector('[data-part="notice"]');
    let seen = Promise.withResolvers<string>();
    new MutationObserver(() => {
      seen.resolve(notice?.textContent ?? '');
    }).observe(notice ?? document, { childList: true });
    // A sound link, cut, with letters changed, or of no sense at all; the same every time.
    let state = 7;
    const below = (n: number) => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) % n;
    const letter = () => String.fromCharCode(below(4) === 0 ? 33 + below(94) : 97 + below(26));
    const sound = 'q1ZKy8xJLVayqlbKTczMy0osUbKKrlXSgQlAmEA5pVodpcLSxBIlKyUdpQIQAQTGUDpQkKMA';
    const damages = [
      () => Array.from({ length: 1 + below(200) }, letter).join(''),
      () => sound.slice(0, below(sound.length)),
      () => sound.slice(0, below(60)) + letter() + letter() + sound.slice(below(60)),
      () => sound + letter(),
    ];
    let count = 0;
    for (let i = 0; i < 1_000; i += 1) {
      const data = damages[i % damages.length]?.() ?? '';
      history.replaceState(
        null,
        '',
        `#shared=${below(9) === 0 ? letter() : 'interleave'}.1.${data}`,
      );
      seen = Promise.withResolvers();
      dispatchEvent(new Event('hashchange'));
      if ((await seen.promise).includes('damaged')) count += 1;
    }
    document.documentElement.style.display = '';
    return count;
  });
  expect(refused).toBe(1_000);
  expect(await block.root.locator('code').first().textContent()).toBe(own);
  expect(deeds).toEqual([]);
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['my own']);
});

test('a damaged link does not cost the reader what was edited before', async ({
  openHome,
  page,
}) => {
  const block = await openHome('zh-tw');
  await block.root.locator('[data-action="edit"]').click();
  await expect(block.root.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText("console.log('mine');");
  await page.goto('about:blank');
  await page.goto('/zh-tw/#shared=interleave.1.AAAA');
  await expect(block.root.locator('[data-part="notice"]')).toContainText('已損毀');
  await expect(block.root.locator('.cm-content')).toHaveText("console.log('mine');");
});
