// zh: 依完成的先後，一個一個交出各個 Promise 的值。
// en: Yields the values of promises one by one, in the order they come in.
export async function* asCompleted(promises) {
  const pending = new Set();
  for (const promise of promises) {
    const entry = promise.then((value) => ({ entry, value }));
    pending.add(entry);
  }

  while (pending.size > 0) {
    const { entry, value } = await Promise.race(pending);
    pending.delete(entry);
    yield value;
  }
}
