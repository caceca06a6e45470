import { parentPort, workerData as text } from 'node:worker_threads';

parentPort.postMessage(JSON.parse(text).dish);
