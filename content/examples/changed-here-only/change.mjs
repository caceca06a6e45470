import { isMainThread } from 'node:worker_threads';
import { soup } from './soup.mjs';

soup.bowls--;
console.log(`${isMainThread ? 'child' : 'worker'}: bowls left: ${soup.bowls}`);
