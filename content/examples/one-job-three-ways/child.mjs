import { mostSteps } from './collatz.mjs';

process.on('message', (limit) => process.send(mostSteps(limit)));
