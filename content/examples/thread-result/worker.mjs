import { parentPort, workerData as limit } from 'node:worker_threads';

console.log(`worker: counting primes below ${limit}`);

// zh: 埃拉托斯特尼篩法：劃掉每個質數的倍數，剩下的就是質數。
// en: The sieve of Eratosthenes: cross out multiples; what is left is prime.
const crossed = new Uint8Array(limit);
let count = 0;
for (let n = 2; n < limit; n++) {
  if (crossed[n]) continue;
  count++;
  for (let m = n * n; m < limit; m += n) crossed[m] = 1;
}

// zh: 執行緒沒有回傳值，結果要自己寄出去。
// en: A thread has no return value: it posts its result.
parentPort.postMessage(count);
