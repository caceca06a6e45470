import { threadId } from 'node:worker_threads';
import { answerMain } from './answer-main.mjs';

answerMain((task) => {
  // zh: 例如某個套件，遇到看不懂的輸入就結束。
  // en: For example a library that exits when it cannot read its input.
  if (task === 'broken') process.exit(7);
  return `${task}, by thread ${threadId}`;
});
