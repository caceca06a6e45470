// zh: limit 以內有幾個質數。
// en: How many primes there are below `limit`.
export async function countPrimes(limit) {
  let count = 0;
  for (let number = 2; number < limit; number++) {
    if (isPrime(number)) count++;
  }
  return count;
}

function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) return false;
  }
  return true;
}
