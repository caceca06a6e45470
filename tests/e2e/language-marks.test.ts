// Every page says which language it is in, where it stands in the other, and where a phrase is in that.

import { expect, test } from '@playwright/test';
import { allPages } from './site-pages.ts';

test('each page names itself in both languages, and one for everybody else', async ({
  request,
}) => {
  const paths = await allPages(request);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    const html = await (await request.get(path)).text();
    const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)];
    const named = Object.fromEntries(
      links.map(([, code = '', url = '']) => [code, new URL(url).pathname]),
    );
    const rest = path.replace(/^\/[^/]+\//, '');
    expect(named, path).toEqual({
      'zh-TW': `/zh-tw/${rest}`,
      en: `/en/${rest}`,
      'x-default': rest === '' ? '/' : `/en/${rest}`,
    });
    expect(Object.values(named).filter((each) => each !== '/' && !paths.includes(each))).toEqual(
      [],
    );
  }
});

test('whatever is Chinese on an English page is marked as Chinese', async ({ page, request }) => {
  const paths = (await allPages(request)).filter((path) => path.startsWith('/en/'));
  // `/` would lead on to the reader's language.
  await page.route('**/_astro/index.astro*', (route) => route.abort());
  for (const path of [...paths, '/en/no-such-page/', '/']) {
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForLoadState('domcontentloaded');
    const unmarked = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const { parentElement } = text;
        // A program's text is in no language.
        if (!parentElement || parentElement.closest('pre, code, script, .block-lines')) continue;
        const lang = parentElement.closest('[lang]')?.getAttribute('lang');
        if (/\p{Script=Han}/u.test(text.nodeValue ?? '') && lang !== 'zh-TW')
          found.push(text.nodeValue ?? '');
      }
      return found;
    });
    expect(unmarked, path).toEqual([]);
  }
});

test('each name of a term in the other language is marked', async ({ page }) => {
  for (const [path, other] of [
    ['/zh-tw/glossary/', 'en'],
    ['/en/glossary/', 'zh-TW'],
  ] as const) {
    await page.goto(path);
    const names = page.locator('.glossary dt > span');
    expect(await names.count()).toBeGreaterThan(10);
    const languages = await names.evaluateAll((all) => all.map((one) => one.getAttribute('lang')));
    expect(new Set(languages), path).toEqual(new Set([other]));
  }
});
