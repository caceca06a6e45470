import { basename } from 'node:path';
import { answerParent } from './answer-parent.mjs';
import { sumOrders } from './orders.mjs';

const prices = new Map([
  ['tea', 30],
  ['coffee', 50],
  ['cake', 80],
]);

answerParent((file) => {
  console.log(`child: reading ${basename(file)}`);
  return sumOrders(file, prices);
});
