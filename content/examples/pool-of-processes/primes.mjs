// zh: 埃拉托斯特尼篩法：小於 limit 的質數有幾個。
// en: The sieve of Eratosthenes: how many primes there are below `limit`.
export function countPrimes(limit) {
  const crossed = new Uint8Array(limit);
  let count = 0;
  for (let n = 2; n < limit; n++) {
    if (crossed[n]) continue;
    count++;
    for (let m = n * n; m < limit; m += n) crossed[m] = 1;
  }
  return count;
}
