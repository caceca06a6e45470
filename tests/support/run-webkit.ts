// `npm run test:webkit [-- node's own arguments]`: the tests in WebKit, where one is installed.

import { spawnSync } from 'node:child_process';
import { isRequired } from './browser.ts';
import { findWebKit } from './webkit.ts';

const webkit = findWebKit();
console.log(`WebKit: ${webkit?.browser ?? 'not installed, so its tests are skipped'}`);
if (!webkit && isRequired('webkit')) {
  console.error('TEST_REQUIRES names it: install webkit2gtk-driver and libgtk-3-bin.');
  process.exitCode = 1;
}
if (webkit) {
  // One browser after the other: they would fight for the processor.
  const given = ['--test', '--test-concurrency=1', ...process.argv.slice(2)];
  const files = 'tests/webkit/*.test.ts';
  const { status } = spawnSync(process.execPath, [...given, files], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
