// What every page and its host allow a browser: nothing that the site does not need.

import { expect, test } from '@playwright/test';
import { headers } from '../../src/deploy/headers.ts';
import { openSettled } from './settled.ts';
import { allPages } from './site-pages.ts';

test.use({ serviceWorkers: 'allow' });

/** The directives of a page's Content Security Policy, by name. */
function policyIn(html: string): Readonly<Record<string, readonly string[]>> {
  const [, content = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html) ?? [];
  const directives = content.split(';').map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.map(([name = '', ...values]) => [name, values]));
}

const isHash = (value: string): boolean => /^'sha256-[\w+/]+=*'$/.test(value);

test('every page has a strict policy, and is sent with all headers', async ({ request }) => {
  for (const path of [...(await allPages(request)), '/']) {
    const response = await request.get(path);
    const sent = response.headers();
    for (const [name, value] of Object.entries(headers)) {
      expect(sent[name.toLowerCase()], `${path}: ${name}`).toBe(value);
    }
    const policy = policyIn(await response.text());
    expect(policy['default-src'], path).toEqual(["'none'"]);
    expect(policy['base-uri'], path).toEqual(["'none'"]);
    // No 'unsafe-inline', no 'unsafe-eval', no host: what is not a file of ours is named by its hash.
    for (const [name, known] of [
      ['script-src', ["'self'", 'blob:']],
      ['style-src', ["'self'"]],
    ] as const) {
      const values = policy[name] ?? [];
      expect(values, `${path}: ${name}`).toEqual(expect.arrayContaining([...known]));
      const others = values.filter((value) => !known.some((each) => each === value));
      expect(
        others.filter((value) => !isHash(value)),
        `${path}: ${name}`,
      ).toEqual([]);
    }
  }
});

test('no browser complains of what the headers and the pages say', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  for (const path of ['/en/', '/zh-tw/worker-threads/', '/en/playground/', '/zh-tw/glossary/']) {
    await openSettled(page, path);
  }
  expect(complaints).toEqual([]);
});
