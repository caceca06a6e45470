import { parentPort, threadId, workerData } from 'node:worker_threads';
import { countPrimes } from './primes.mjs';

// zh: 這一段每個執行緒只跑一次：要準備什麼，放在這裡。
// en: This part runs once in each thread: whatever it needs, prepare it here.
console.log(`thread ${threadId}: ${workerData.greeting}`);

parentPort.on('message', (limit) => {
  parentPort.postMessage({
    value: { primes: countPrimes(limit), thread: threadId },
  });
});
