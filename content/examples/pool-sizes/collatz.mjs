// zh: 偶數除以二，奇數乘三加一，直到 1。小於 limit 的數裡，最多要走幾步。
// en: Halve what is even, else triple it and add one, until 1: most steps below `limit`.
export function mostSteps(limit) {
  let most = 0;
  for (let start = 1; start < limit; start++) {
    let steps = 0;
    for (let n = start; n !== 1; steps++) n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    most = Math.max(most, steps);
  }
  return most;
}
