import { fork } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('./visits.log', import.meta.url));
await writeFile(path, 'GET /menu 200\n'.repeat(100_000));

// zh: 子程序的引數是字串，排在檔案之後。
// en: A child's arguments are strings, after the file.
const child = fork(new URL('./child.mjs', import.meta.url), [path, '9']);
const ended = once(child, 'exit');

for (let i = 1; i <= 3; i++) {
  console.log(`parent: answers request ${i}`);
  await sleep(50);
}

const [code] = await ended;
const [before, after] = await Promise.all([stat(path), stat(`${path}.gz`)]);
console.log(`parent: the child ended with code ${code}`);
console.log(`parent: ${before.size} bytes became ${after.size}`);
