// `npm run test:e2e [-- playwright's own arguments]`: finds a browser, then runs the browser tests in it.

import { spawnSync } from 'node:child_process';
import { browserVariable, findBrowser } from './browser.ts';

try {
  const browser = await findBrowser();
  console.log(`Browser: ${browser}`);
  const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [browserVariable]: browser },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
