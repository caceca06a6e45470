import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

const prices = new Map([
  ['soup', { price: 80, ms: 600 }],
  ['tea', { price: 30, ms: 100 }],
]);

// zh: 每一題要查的時間不同，所以先問的不一定先答。
// en: Some look-ups take longer: the first question is not the first answered.
async function lookUp(product) {
  const entry = prices.get(product);
  if (!entry) throw new Error('not on the list');
  await sleep(entry.ms);
  return entry.price;
}

parentPort.on('message', async ({ number, question }) => {
  try {
    parentPort.postMessage({ number, answer: await lookUp(question) });
  } catch (error) {
    parentPort.postMessage({ number, error });
  }
});
