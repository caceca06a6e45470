import { parentPort } from 'node:worker_threads';

try {
  parentPort.postMessage('begun');
  // zh: 停不下來，也聽不到任何訊息。
  // en: Never stops, and never hears a message.
  for (;;);
} finally {
  // zh: 執行緒被結束的時候，這裡不會跑到。
  // en: Not reached when the thread is ended from outside.
  console.log('worker: washing up');
}
