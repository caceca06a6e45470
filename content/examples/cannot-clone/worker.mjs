import { workerData } from 'node:worker_threads';

console.log('an array:', workerData.names.join(' and '));
