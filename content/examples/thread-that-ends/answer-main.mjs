import { parentPort } from 'node:worker_threads';

// zh: 在 worker 裡呼叫一次。每件工作都交給 run，把值或錯誤送回去。
// en: Call it once in a worker. `run` does each task; its value or its error is sent back.
export function answerMain(run) {
  parentPort.on('message', async (message) => {
    // zh: null 表示不會再有工作。
    // en: `null` says that there will be no more tasks.
    if (message === null) process.exit();
    try {
      parentPort.postMessage({ value: await run(message.task) });
    } catch (thrown) {
      parentPort.postMessage({ error: describe(thrown) });
    }
  });
}

// zh: 錯誤複製過去會少掉 name 和 code，所以自己列出來。
// en: A copy of an error may lose its name and its code, so list what matters.
function describe(thrown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack, code } = error;
  return { name, message, stack, ...(code !== undefined && { code }) };
}
