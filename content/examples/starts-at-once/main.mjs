import { setTimeout as sleep } from 'node:timers/promises';

async function makeTea() {
  console.log('tea: the kettle is on');
  await sleep(300);
  console.log('tea: ready');
  return 'a cup of tea';
}

// zh: 一呼叫就開始跑，跑到第一個 await 為止。
// en: The call runs the function at once, as far as its first await.
const promise = makeTea();
console.log('main: I have', promise);

const tea = await promise;
console.log('main: I have', tea);
