import { EventEmitter, on } from 'node:events';

// zh: 依完成的先後，一個一個交出結果：第幾個（index）、成敗（status），
// en: Yields results as they come in: which promise it was (index), how it
// zh: 以及值（value）或原因（reason）。
// en: ended (status), and its value or reason.
export function asCompleted(promises, { signal } = {}) {
  const emitter = new EventEmitter();
  const results = on(emitter, 'result', { signal });

  // zh: 現在就開始聽每一個，很早就失敗的也有人處理。
  // en: Listens to all of them from now on, so that even an early failure is handled.
  let left = 0;
  for (const promise of promises) {
    const index = left++;
    Promise.allSettled([promise]).then(([result]) =>
      emitter.emit('result', { index, ...result }),
    );
  }

  async function* inOrder() {
    try {
      while (left-- > 0) {
        const { value: args } = await results.next();
        yield args[0];
      }
    } finally {
      await results.return();
    }
  }
  return inOrder();
}
