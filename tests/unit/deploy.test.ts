// What hosts are told: the same headers on each, and a sitemap that knows both languages.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { siteAddress, siteBase } from '../../src/deploy/address.ts';
import { foreverHeaders, headers, neverHeaders } from '../../src/deploy/headers.ts';
import { leanPolicy } from '../../src/deploy/lean-policy.ts';
import { headersFile } from '../../src/deploy/integration.ts';
import { sitemap } from '../../src/deploy/sitemap.ts';

interface VercelRule {
  readonly source: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

test('vercel.json says the headers of src/deploy/headers.ts', () => {
  const vercel = JSON.parse(readFileSync('vercel.json', 'utf8')) as {
    readonly headers: readonly VercelRule[];
  };
  const said = vercel.headers.map((rule) => [
    rule.source,
    Object.fromEntries(rule.headers.map(({ key, value }) => [key, value])),
  ]);
  assert.deepEqual(said, [
    ['/(.*)', headers],
    ['/_astro/(.*)', foreverHeaders],
    ['/sw.js', neverHeaders],
  ]);
});

test('_headers says them too, below any path', () => {
  const text = headersFile('/interleave/');
  for (const [name, value] of Object.entries(headers)) {
    assert.ok(text.includes(`\n  ${name}: ${value}\n`), name);
  }
  assert.match(text, /^\/interleave\/_astro\/\*\n {2}Cache-Control: .*immutable$/m);
  assert.match(text, /^\/interleave\/sw\.js\n {2}Cache-Control: no-cache$/m);
});

test('every action of the workflows is pinned by commit, or lies here', () => {
  const files = globSync('.github/{workflows,actions}/**/*.yml');
  const actions = files
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/uses: (.*)/g)])
    .map(([, action = '']) => action)
    .filter((action) => !existsSync(`${action}/action.yml`));
  assert.ok(actions.length > 0);
  for (const action of actions) assert.match(action, /^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
});

test('the address of the site comes from whoever builds it', () => {
  assert.equal(siteAddress({}), 'http://localhost:4321');
  assert.equal(siteAddress({ VERCEL_PROJECT_PRODUCTION_URL: 'a.example' }), 'https://a.example');
  assert.equal(
    siteAddress({ URL: 'https://b.example', SITE_URL: 'https://c.example' }),
    'https://c.example',
  );
  for (const [given, base] of [
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['interleave', '/interleave/'],
    // As GitHub's action gives it.
    ['/interleave', '/interleave/'],
    ['/a/b/', '/a/b/'],
  ] as const) {
    assert.equal(siteBase(given === undefined ? {} : { BASE_PATH: given }), base);
  }
});

test('the sitemap names each page once, with its other languages', () => {
  const text = sitemap('https://a.example/', ['', '404/', 'zh-tw/', 'en/', 'en/only/'], {
    'zh-tw': 'zh-TW',
    en: 'en',
  });
  const locations = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  assert.deepEqual(locations, [
    'https://a.example/zh-tw/',
    'https://a.example/en/',
    'https://a.example/en/only/',
  ]);
  assert.equal(text.match(/hreflang="zh-TW"/g)?.length, 2);
});

test('a page allows the scripts that it may have, and no others', () => {
  const policy = (sources: string): string =>
    `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'${sources}">`;
  assert.equal(
    leanPolicy(`${policy(" 'sha256-ours=' 'sha256-islands='")}<p>'sha256-text='</p>`, [
      'sha256-ours=',
    ]),
    `${policy(" 'sha256-ours='")}<p>'sha256-text='</p>`,
  );
});
