import { parentPort } from 'node:worker_threads';

parentPort.on('message', (question) => {
  if (question === null) {
    // zh: 不再聽了，就沒有什麼能留住這個執行緒。
    // en: With nothing to listen to, nothing keeps this thread.
    parentPort.close();
  } else {
    parentPort.postMessage({ backwards: [...question.word].reverse().join('') });
  }
});
