import { workerData as cart } from 'node:worker_threads';

// zh: 這是一份複本，改它只改到自己的。
// en: This is a copy: changing it changes nothing elsewhere.
cart.push('cake');
console.log('worker:', cart);
