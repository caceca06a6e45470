import { availableParallelism, cpus } from 'node:os';

console.log(`cores in the machine: ${cpus().length}`);
console.log(`cores for this program: ${availableParallelism()}`);
