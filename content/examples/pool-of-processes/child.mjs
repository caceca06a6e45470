import { countPrimes } from './primes.mjs';

process.on('message', (limit) => {
  console.log(`child: counting below ${limit}`);
  process.send(countPrimes(limit));
});
