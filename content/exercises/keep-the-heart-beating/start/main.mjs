import { countPrimes } from './count-primes.mjs';

// zh: 代替健康檢查的請求。
// en: Takes the place of requests for a health check.
let isCounting = true;
let answered = 0;
const health = setInterval(() => {
  if (isCounting) answered += 1;
}, 10);

const count = await countPrimes(500_000);
isCounting = false;
clearInterval(health);

console.log(`primes: ${count}`);
console.log(`health: ${answered >= 2 ? 'ok, while counting' : 'no answer'}`);
