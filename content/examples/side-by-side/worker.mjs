import { threadId } from 'node:worker_threads';
import { count } from './count.mjs';

await count(`thread ${threadId}`, 5);
