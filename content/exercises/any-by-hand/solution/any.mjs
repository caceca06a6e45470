// zh: 有一個成功，就是它的值；全部失敗才失敗。
// en: Has the value of the first success. Fails only when all have failed.
export function any(promises) {
  return new Promise((resolve, reject) => {
    const errors = [];
    let failed = 0;
    const rejectIfAllFailed = () => {
      if (failed === promises.length) {
        reject(new AggregateError(errors, 'all have failed'));
      }
    };

    rejectIfAllFailed();
    promises.forEach((promise, index) => {
      Promise.resolve(promise).then(resolve, (error) => {
        errors[index] = error;
        failed += 1;
        rejectIfAllFailed();
      });
    });
  });
}
