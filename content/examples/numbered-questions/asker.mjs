// zh: 替一個 worker 做出 ask()：每一題有編號，回答帶著編號回來。
// en: Makes an ask() for a worker. An answer brings back the number of its question.
export function askerOf(worker) {
  const waiting = new Map();
  let lastNumber = 0;
  let gone;

  worker.on('message', ({ number, ...reply }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if ('error' in reply) reject(reply.error);
    else resolve(reply.answer);
  });

  // zh: 執行緒不在了，還在等的問題都不會有答案。
  // en: Once the thread is gone, no question that still waits will be answered.
  const rejectAll = (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', rejectAll);
  worker.on('exit', (code) => {
    gone = new Error(`the thread ended with code ${code}`);
    rejectAll(gone);
  });

  return async function ask(question) {
    if (gone) throw gone;
    return await new Promise((resolve, reject) => {
      const number = ++lastNumber;
      worker.postMessage({ number, question });
      waiting.set(number, { resolve, reject });
    });
  };
}
