// Which language `/` leads to.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredLocale } from '../../src/i18n/preferred-locale.ts';

test('a saved choice wins over the browser', () => {
  assert.equal(preferredLocale('zh-TW', ['en-US']), 'zh-TW');
});

test('what was saved but is no language of the site is passed over', () => {
  assert.equal(preferredLocale('javascript:alert(1)', ['zh-Hant-TW']), 'zh-TW');
});

test('the first language of the browser that the site has wins', () => {
  assert.equal(preferredLocale(undefined, ['de-DE', 'zh-CN', 'en']), 'zh-TW');
  assert.equal(preferredLocale(undefined, ['fr', 'en-GB', 'zh']), 'en');
});

test('English, when nothing fits', () => {
  assert.equal(preferredLocale(undefined, []), 'en');
  assert.equal(preferredLocale(undefined, ['de']), 'en');
});
