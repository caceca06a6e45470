import { setTimeout as sleep } from 'node:timers/promises';

process.on('disconnect', async () => {
  console.log('busy: the parent is gone, I go on');
  await sleep(500);
  console.log('busy: done with my work');
});

process.send('ready');
