import { setTimeout as sleep } from 'node:timers/promises';

async function bake() {
  await sleep(100);
  throw new Error('the oven is off');
}

try {
  // zh: 少了 await，catch 就接不到。
  // en: Without await there is nothing for catch to catch.
  bake();
  console.log('main: so far, so good');
} catch {
  console.log('main: caught it');
}

await sleep(1000);
console.log('main: this line is never reached');
