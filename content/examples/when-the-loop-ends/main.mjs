process.on('exit', (code) => console.log(`exit: code ${code}`));

process.once('beforeExit', () => {
  console.log('beforeExit: nothing is left to do');
  setTimeout(() => console.log('timer: now there was'), 100);
});

setTimeout(() => console.log('timer: the loop waited for me'), 300);

// zh: 不算數的計時器，迴圈不會為它留下來。
// en: A timer that does not count: the loop does not stay for it.
setTimeout(() => console.log('timer: never called'), 60_000).unref();

console.log('main: that was my last line');
