import { parentPort } from 'node:worker_threads';

try {
  parentPort.postMessage('begun');
  // zh: 這個正規表示式要試遍所有的切法，幾百年也試不完。
  // en: This pattern tries every way to split the text, which takes centuries.
  /^(a+)+$/.test('a'.repeat(70) + '!');
} finally {
  // zh: 執行緒從外面被結束的時候，不會跑到這裡。
  // en: Not reached when the thread is ended from outside.
  console.log('worker: cleaning up');
}
