// WebKit without `SharedArrayBuffer`: what it runs, and what it says where it runs nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './site.ts';

test('on a page that is not isolated, what needs no shared memory runs', async () => {
  const site = await openSite({ shared: false, isolated: false });
  try {
    // Else the service worker would isolate the page, which it tries once a visit.
    await site.driver.get(`${site.url}favicon.svg`);
    await site.driver.executeScript(() => {
      sessionStorage.setItem('interleave:isolated', 'tried');
    });
    const block = await site.openBlock('/en/', 'interleave');
    assert.equal(await site.driver.executeScript(() => crossOriginIsolated), false);
    const { lines, exitCode } =
      await block.runProgram(`import { Worker } from 'node:worker_threads';
      const worker = new Worker(
        'require("node:worker_threads").parentPort.postMessage(typeof SharedArrayBuffer)',
        { eval: true },
      );
      worker.on('message', (type) => console.log(type));
      worker.on('exit', (code) => console.log(code));
      setTimeout(() => console.log('slept'), 20);`);
    assert.equal(exitCode, '0');
    assert.deepEqual(lines.map(({ text }) => text).sort(), ['0', 'slept', 'undefined']);
  } finally {
    await site.close();
  }
});

test('on an isolated page the block says that it cannot run', async () => {
  const site = await openSite({ shared: false });
  try {
    const block = await site.openBlock('/en/', 'interleave');
    await block.press('run');
    const { status } = await block.waitFor('failed');
    assert.match(status, /lacks features that the engine needs/);
  } finally {
    await site.close();
  }
});
