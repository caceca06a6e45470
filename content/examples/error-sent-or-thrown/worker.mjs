import { parentPort } from 'node:worker_threads';
import { NotFound } from './not-found.mjs';

const error = new NotFound('may.csv');

// zh: 同一個錯誤，先用訊息寄出去，再拋出來。
// en: The same error, first sent in a message, then thrown.
parentPort.postMessage(error);
throw error;
