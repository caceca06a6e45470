// zh: 對每一項呼叫 work，同時最多 limit 件；結果照原本的順序。
// en: Calls work for each item, at most `limit` at a time; results in order.
export async function mapWithLimit(limit, items, work) {
  const results = [];
  const queue = items.entries();

  async function lane() {
    for (const [index, item] of queue) {
      results[index] = await work(item);
    }
  }

  const lanes = Array.from({ length: limit }, lane);
  await Promise.all(lanes);
  return results;
}
