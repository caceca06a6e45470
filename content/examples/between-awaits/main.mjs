import { setTimeout as sleep } from 'node:timers/promises';

let balance;
const askTheBank = () => sleep(100);

// zh: 先讀，等一下才寫：等的時候，別人也可能改了餘額。
// en: Reads, waits, writes: others act while it waits.
async function careless(amount) {
  const before = balance;
  await askTheBank();
  balance = before - amount;
}

// zh: 先等，再一口氣讀和寫。
// en: Waits first, then reads and writes in one go.
async function careful(amount) {
  await askTheBank();
  balance -= amount;
}

// zh: 一次只讓一個進來：後來的等前一個做完。
// en: Lets in one at a time: each waits until the one before it is done.
let previous = Promise.resolve();
function oneAtATime(amount) {
  const mine = previous.then(() => careless(amount));
  previous = mine.catch(() => {});
  return mine;
}

for (const withdraw of [careless, careful, oneAtATime]) {
  balance = 100;
  await Promise.all([withdraw(30), withdraw(50)]);
  console.log(`${withdraw.name}: 100 - 30 - 50 = ${balance}`);
}
