// zh: 同時進行幾件工作，結果照原本的順序。
// en: Runs tasks together and gives their results in order. If one fails, it
// zh: 一件失敗，就取消其他的，等它們都停了才拋出錯誤。
// en: cancels the others, waits until they have stopped, and throws the error.
export async function runTogether(tasks, { signal } = {}) {
  const controller = new AbortController();
  const stop = signal
    ? AbortSignal.any([signal, controller.signal])
    : controller.signal;
  const running = tasks.map(async (task) => task(stop));

  try {
    return await Promise.all(running);
  } catch (error) {
    controller.abort(error);
    await Promise.allSettled(running);
    throw error;
  }
}
