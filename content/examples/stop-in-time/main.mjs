import { fork } from 'node:child_process';
import { once } from 'node:events';

const child = fork(new URL('./child.mjs', import.meta.url), {
  signal: AbortSignal.timeout(1000),
});
child.on('exit', (code, signal) => {
  console.log(`child: code ${code}, signal ${signal}`);
});

// zh: once 也聽 error 事件：子程序被中止的話，這個 Promise 會被拒絕。
// en: once() listens for error too: if the child is aborted, it rejects.
try {
  await once(child, 'exit');
} catch (error) {
  console.log(`parent: ${error.name}, cause: ${error.cause.name}`);
}
