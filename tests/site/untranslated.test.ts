// A page that is missing in one language is there in the other, with a notice.

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite, copySite } from '../support/site-copy.ts';

const copy = copySite();
after(() => {
  rmSync(copy, { recursive: true });
});

test('the site builds without one English article', () => {
  rmSync(join(copy, 'content/articles/en/event-loop.mdx'));
  const { status, said } = buildSite(copy);
  assert.equal(status, 0, said);
});

const built = (path: string): string => readFileSync(join(copy, 'dist', path), 'utf8');

test('its English page says so, and is in Chinese, marked as Chinese', () => {
  const page = built('en/event-loop/index.html');
  assert.match(page, /<html lang="en"/);
  assert.match(page, /This page is not available in English yet/);
  assert.match(
    page,
    /<div lang="zh-TW">\s*<header class="article-header">\s*<h1 id="page-title">事件迴圈<\/h1>/,
  );
  assert.match(page, /<link rel="canonical" href="[^"]*\/zh-tw\/event-loop\/">/);
  assert.doesNotMatch(page, /hreflang="en" href="[^"]*event-loop/);
});

test('the course and the contents still name it, in its language', () => {
  for (const path of ['en/index.html', 'en/worker-threads/index.html']) {
    assert.match(built(path), /<a href="\/en\/event-loop\/"[^>]* lang="zh-TW"/, path);
  }
  assert.doesNotMatch(built('zh-tw/event-loop/index.html'), /class="notice">這一頁還沒有/);
});
