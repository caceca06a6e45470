// zh: 有一個成功，就是它的值；全部失敗才失敗。
// en: Has the value of the first success. Fails only when all have failed.
export function any(promises) {
  return new Promise((resolve, reject) => {
    for (const promise of promises) {
      promise.then(resolve, reject);
    }
  });
}
