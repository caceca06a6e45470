import { threadId } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

for (let i = 1; i <= 5; i++) {
  console.log(`thread ${threadId}: ${i}`);
  await sleep(200);
}
