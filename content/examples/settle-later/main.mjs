import { setTimeout as sleep } from 'node:timers/promises';

// zh: 一個還沒有值的 Promise，以及日後給它值的函式。
// en: A promise without a value yet, and the function that will give it one.
let serve;
const order = new Promise((resolve) => {
  serve = resolve;
});

async function guest(name) {
  console.log(`${name}: waiting`);
  console.log(`${name}: eating ${await order}`);
}

async function cook() {
  await sleep(300);
  console.log('cook: here you are');
  serve('noodles');
}

guest('Ada');
guest('Alan');
cook();
