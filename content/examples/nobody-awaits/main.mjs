import { setTimeout as sleep } from 'node:timers/promises';

async function save(order) {
  await sleep(100);
  throw new Error(`${order} not saved, the disk is full`);
}

try {
  // zh: 少了 await，catch 就接不到。
  // en: Without await there is nothing for catch to catch.
  save('order 7');
  console.log('main: thank you for your order');
} catch {
  console.log('main: please try again');
}

await sleep(1000);
console.log('main: this line is never reached');
