import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const request = new AsyncLocalStorage();

// zh: 沒有人把編號傳進來，它自己就在。
// en: Nobody passes the number in: it is there.
function log(text) {
  console.log(`request ${request.getStore() ?? '?'}: ${text}`);
}

async function handle(milliseconds) {
  log('start');
  await sleep(milliseconds);
  const text = await readFile(new URL(import.meta.url), 'utf8');
  log(`read ${text.length} characters`);
}

await Promise.all([
  request.run(1, () => handle(200)),
  request.run(2, () => handle(100)),
]);
log('all done');
