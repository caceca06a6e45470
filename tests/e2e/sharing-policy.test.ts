// Opening a program in StackBlitz, under the site's own policy.

import { expect, test } from '@playwright/test';
import { Block } from './block.ts';

for (const [language, share, open] of [
  ['zh-tw', '分享', '在 StackBlitz 開啟'],
  ['en', 'Share', 'Open in StackBlitz'],
] as const) {
  test(`${language}: a program opens as a project of StackBlitz, in a tab of its own`, async ({
    page,
    context,
  }) => {
    await context.route('https://stackblitz.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'a project' }),
    );
    await page.goto(`/${language}/`);
    const block = new Block(page, 'interleave');
    await block.root.getByRole('button', { name: share }).click();
    const asked = context.waitForEvent('request', (request) =>
      request.url().startsWith('https://stackblitz.com/run'),
    );
    const opened = context.waitForEvent('page');
    await block.root.getByRole('button', { name: open }).click();
    const request = await asked;
    expect(request.method()).toBe('POST');
    expect(request.url()).toBe('https://stackblitz.com/run?file=main.mjs');
    const fields = new URLSearchParams(request.postData() ?? '');
    expect(fields.get('project[template]')).toBe('node');
    expect(fields.get('project[files][main.mjs]')).toContain("from 'node:worker_threads'");
    expect(fields.get('project[files][package.json]')).toContain('"start": "node main.mjs"');
    await expect((await opened).locator('body')).toHaveText('a project');
    await expect(page).toHaveURL(`/${language}/`);
  });
}
