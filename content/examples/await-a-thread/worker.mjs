import { parentPort, workerData as text } from 'node:worker_threads';

const { title } = JSON.parse(text);
if (title) parentPort.postMessage(title);
