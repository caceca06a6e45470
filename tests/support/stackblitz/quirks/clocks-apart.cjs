// Loaded into a process of the stand-in: the clocks of its threads go seconds before or after its own.
'use strict';

const { isMainThread, threadId } = require('node:worker_threads');

if (!isMainThread) {
  const apart = threadId % 2 === 0 ? 5_000 : -5_000;
  for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock);
    clock.now = () => now() + apart;
  }
}
