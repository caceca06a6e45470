import { setTimeout as sleep } from 'node:timers/promises';
import { countPrimes } from './primes.mjs';

export const wait = async () => sleep(300);

export const compute = async () => countPrimes(16_000_000);
