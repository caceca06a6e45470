import { setTimeout as sleep } from 'node:timers/promises';

// zh: 最多等這麼久。
// en: Waits for the work so long and no longer.
export async function withTimeout(milliseconds, work) {
  const timeout = sleep(milliseconds).then(() => {
    throw new Error('time is over');
  });
  return await Promise.race([work(), timeout]);
}
