import { parentPort, threadId } from 'node:worker_threads';

parentPort.on('message', (text) => {
  console.log(`thread ${threadId}: parsing`);
  try {
    parentPort.postMessage({ value: JSON.parse(text).dish });
  } catch (error) {
    parentPort.postMessage({ error });
  }
});
