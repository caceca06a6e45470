import { setTimeout as sleep } from 'node:timers/promises';

let balance;
const askTheBank = () => sleep(100);

// zh: 讀了，等了，才寫：等的時候別人也在動。
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

for (const withdraw of [careless, careful]) {
  balance = 100;
  const ada = withdraw(30);
  const alan = withdraw(50);
  await ada;
  await alan;
  console.log(`${withdraw.name}: 100 - 30 - 50 = ${balance}`);
}
