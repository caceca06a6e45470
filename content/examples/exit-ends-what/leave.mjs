import { isMainThread } from 'node:worker_threads';

process.exit(isMainThread ? 2 : 1);
