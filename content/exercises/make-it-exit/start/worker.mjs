import { parentPort } from 'node:worker_threads';

parentPort.on('message', (message) => {
  // zh: null 表示不會再有問題。
  // en: `null` says that there will be no more questions.
  if (message === null) {
    console.log('worker: goodbye');
    parentPort.close();
  } else if (message.log) {
    message.log.postMessage('the worker is ready');
  } else {
    parentPort.postMessage(message.question * 2);
  }
});
