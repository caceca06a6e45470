import { readFileSync } from 'node:fs';
import { parentPort, workerData as name } from 'node:worker_threads';

// zh: 這裡可以用同步的 readFileSync：停住的只有這個執行緒。
// en: readFileSync is fine here: it blocks this thread only.
const text = readFileSync(new URL(name, import.meta.url), 'utf8');
const [, ...rows] = text.trim().split('\n');

const totals = {};
for (const row of rows) {
  const [region, , amount] = row.split(',');
  totals[region] = (totals[region] ?? 0) + Number(amount);
}

// zh: 執行緒沒有回傳值，結果要自己寄出去。
// en: A thread has no return value: it posts its result.
parentPort.postMessage(totals);
