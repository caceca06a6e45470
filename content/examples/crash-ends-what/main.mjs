import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

// zh: 執行緒裡沒接住的錯誤，會送到開它的這一邊。
// en: An uncaught error in a thread is reported to the thread that started it.
try {
  await once(new Worker(new URL('./thread.mjs', import.meta.url)), 'exit');
} catch (error) {
  console.log(`main: a thread of mine threw a ${error.name}, and I go on`);
}

// zh: 被 SIGKILL 的是整個程序：它的兩個執行緒都沒有機會做任何事。
// en: SIGKILL ends a whole process: neither of its threads can do anything about it.
const child = fork(new URL('./child.mjs', import.meta.url));
await once(child, 'message');
console.log('main: both threads of the child are running');
child.kill('SIGKILL');
const [, signal] = await once(child, 'exit');
console.log(`main: ${signal} ended the child, and I go on`);
