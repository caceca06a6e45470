// zh: 對每個項目呼叫 work，同時進行的不超過 limit 個；結果照原本的順序。
// en: Calls work for each item, at most `limit` at a time; results in order.
export async function mapWithLimit(limit, items, work) {
  const results = [];
  const queue = items.entries();

  // zh: 每條線都從同一個佇列拿下一個項目，拿完為止。
  // en: Each lane takes its next item from the same queue until it is empty.
  async function lane() {
    for (const [index, item] of queue) {
      results[index] = await work(item);
    }
  }

  await Promise.all(Array.from({ length: limit }, lane));
  return results;
}
