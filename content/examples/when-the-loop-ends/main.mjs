import { setTimeout as sleep } from 'node:timers/promises';

process.on('exit', (code) => console.log(`exit: code ${code}`));

process.once('beforeExit', () => {
  console.log('beforeExit: nothing is left to do');
  setTimeout(() => console.log('timer: now there was'), 100);
});

setTimeout(() => console.log('timer: the loop is already turning'), 100);
setTimeout(() => console.log('timer: the loop waited for me'), 400);

// zh: 迴圈不會為了這個計時器留下來。
// en: The loop does not stay for this timer.
setTimeout(() => console.log('timer: never called'), 60_000).unref();

await sleep(200);
console.log('main: that was my last line');
