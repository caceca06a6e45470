import { answerParent } from './answer-parent.mjs';

console.log('child: ready');

answerParent((file) => {
  // zh: 記憶體不夠時，作業系統就是這樣結束程序的。
  // en: This is how the operating system ends a process when memory runs out.
  if (file === 'huge.csv') process.kill(process.pid, 'SIGKILL');
  return `${file} is done`;
});
