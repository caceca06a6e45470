import { threadId, workerData } from 'node:worker_threads';
import { answerMain } from './answer-main.mjs';
import { sumOrders } from './orders.mjs';

// zh: 這一段每個執行緒只跑一次：要準備什麼，放在這裡。
// en: This part runs once in each thread: whatever it needs, prepare it here.
const prices = new Map(Object.entries(workerData));
console.log(`thread ${threadId}: price list ready`);

// zh: 這個函式，每件工作跑一次。
// en: This function runs once for each task.
answerMain(async (file) => ({
  total: await sumOrders(file, prices),
  thread: threadId,
}));
