import { createHash } from 'node:crypto';
import { workerData as megabytes } from 'node:worker_threads';

// zh: 這塊記憶體代替一個檔案。
// en: This memory takes the place of a file.
const data = Buffer.alloc(megabytes * 2 ** 20, 'tea');
const digest = createHash('sha256').update(data).digest('hex');
console.log(`thread: ${megabytes} MB, SHA-256 ${digest.slice(0, 8)}…`);
