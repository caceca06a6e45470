import { setImmediate as nextTurn } from 'node:timers/promises';

// zh: limit 以內有幾個質數。每一萬個數，讓別的事做一下。
// en: How many primes there are below `limit`. Every 10,000 numbers others get a turn.
export async function countPrimes(limit) {
  let count = 0;
  for (let number = 2; number < limit; number++) {
    if (isPrime(number)) count++;
    if (number % 10_000 === 0) await nextTurn();
  }
  return count;
}

function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) return false;
  }
  return true;
}
