// zh: 對每一項呼叫 work，同時最多 limit 件；結果照原本的順序。
// en: Calls work for each item, at most `limit` at a time; results in order.
export async function mapWithLimit(limit, items, work) {
  const results = [];
  const queue = items.entries();
  let failure;

  async function lane() {
    for (const [index, item] of queue) {
      if (failure) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  const lanes = Array.from({ length: limit }, lane);
  await Promise.all(lanes);
  if (failure) throw failure.error;
  return results;
}
