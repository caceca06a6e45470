import { countPrimes } from './primes.mjs';

process.on('message', (limit) => process.send(countPrimes(limit)));
