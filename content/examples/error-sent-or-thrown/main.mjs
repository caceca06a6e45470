import { Worker } from 'node:worker_threads';
import { NotFound } from './not-found.mjs';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

function show(way, error) {
  console.log(`${way}: ${error.name}: ${error.message}`);
  console.log(`${way}: its file is ${error.file}`);
  console.log(`${way}: instanceof Error: ${error instanceof Error}`);
  console.log(`${way}: instanceof NotFound: ${error instanceof NotFound}`);
}

worker.on('message', (error) => show('sent', error));
worker.on('error', (error) => show('thrown', error));
