import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const file = new URL('./child.mjs', import.meta.url);

// zh: 子程序的引數是字串，排在檔案之後。
// en: A child's arguments are strings, after the file.
const child = fork(file, ['noodles', '4']);
child.on('exit', (code) => {
  console.log(`parent: the child ended with code ${code}`);
});

for (let i = 1; i <= 4; i++) {
  console.log(`parent: tea ${i}`);
  await sleep(200);
}
