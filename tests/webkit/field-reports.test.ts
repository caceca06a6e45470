// What packages and readers ran into, in WebKit: the same programs as in the other browsers.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BuiltinPageApi, Transcript } from '../support/builtin-page/page.ts';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';
import { fieldPrograms } from '../support/field-programs.ts';
import { runInNode } from '../support/real-node.ts';
import { findWebKit, startWebKit } from '../support/webkit.ts';
import { waitForPage } from './page.ts';

const webkit = findWebKit();
if (!webkit) throw new Error('Start these tests with `npm run test:webkit`, which finds a WebKit.');
const served = await serveBuiltinPage();
const started = await startWebKit(webkit, true);
const { driver } = started;
after(async () => {
  await started.close();
  await served.close();
});
await driver.get(served.url);
await waitForPage(driver);

/** No worker of an opaque origin reads a blob there. */
const outOfReach = new Set(['blobs that the browser reads in its own time']);

for (const [name, program] of Object.entries(fieldPrograms)) {
  if (outOfReach.has(name)) continue;
  test(`as in Node: ${name}`, async () => {
    const files = typeof program === 'string' ? { 'main.mjs': program } : program;
    const node = await runInNode(files);
    const { stdout, stderr } = await driver.executeAsyncScript<Transcript>(
      (given: Readonly<Record<string, string>>, done: (transcript: Transcript) => void) => {
        const { builtin } = globalThis as typeof globalThis & { readonly builtin: BuiltinPageApi };
        void builtin.run(given).then(done);
      },
      files,
    );
    assert.equal(stderr, '');
    assert.deepEqual(stdout.split('\n'), node.lines);
  });
}
