import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

// zh: 檔案只讀一次，之後的每一題都用得到。
// en: The file is read once, and serves every question.
const text = readFileSync(new URL('./prices.csv', import.meta.url), 'utf8');
const prices = new Map(
  text
    .trim()
    .split('\n')
    .map((row) => row.split(',')),
);

parentPort.on('message', (question) => {
  if (question === null) {
    // zh: 不再監聽，就沒有什麼讓這個執行緒繼續活著。
    // en: Without anything to listen to, nothing keeps this thread alive.
    parentPort.close();
  } else {
    parentPort.postMessage({ price: Number(prices.get(question.product)) });
  }
});
