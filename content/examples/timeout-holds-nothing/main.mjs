import { once } from 'node:events';

const signal = AbortSignal.timeout(200);

console.log('main: waiting for the time to be up');
await once(signal, 'abort');
console.log('main: time is up');
