import { runTogether } from './run-together.mjs';

// zh: 對每個項目呼叫 work，同時進行的不超過 limit 個，結果照原本的順序。
// en: Calls work for each item, at most `limit` at a time; results in order.
// zh: 一個失敗，就取消進行中的，也不再開始新的。
// en: If one fails, it cancels those under way and starts no more.
export async function mapWithLimit(limit, items, work, options) {
  const results = [];
  const queue = items.entries();

  // zh: 每個窗口都從同一個佇列拿下一個項目，拿完為止。
  // en: Each lane takes its next item from the same queue until it is empty.
  async function lane(signal) {
    for (const [index, item] of queue) {
      signal.throwIfAborted();
      results[index] = await work(item, signal);
    }
  }

  const lanes = Array.from({ length: Math.min(limit, items.length) }, () => lane);
  await runTogether(lanes, options);
  return results;
}
