// `npm run test:e2e [-- playwright's own arguments]`: finds a browser, then runs the browser tests in it.

import { spawnSync } from 'node:child_process';
import { browserVariable, findBrowser, findFirefox, firefoxVariable } from './browser.ts';
import { installNodes } from './nodes.ts';

try {
  installNodes();
  const browser = await findBrowser();
  const firefox = findFirefox();
  console.log(`Browser: ${browser}`);
  console.log(`Firefox: ${firefox ?? 'not installed, so its tests are skipped'}`);
  const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      [browserVariable]: browser,
      ...(firefox !== undefined && { [firefoxVariable]: firefox }),
    },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
