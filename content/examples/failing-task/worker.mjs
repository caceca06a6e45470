import { threadId } from 'node:worker_threads';
import { answerMain } from './answer-main.mjs';

class EmptyOrder extends Error {
  name = 'EmptyOrder';
}

answerMain((text) => {
  console.log(`thread ${threadId}: parsing`);
  const { items } = JSON.parse(text);
  if (items.length === 0) throw new EmptyOrder('nothing was ordered');
  return items.length;
});
