import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

// zh: 兩個孫程序用的是 parent 的標準輸出，所以從這裡讀得到。
// en: The two grandchildren share the parent's output, so it can be read here.
const parent = fork(new URL('./parent.mjs', import.meta.url), {
  stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
});
createInterface({ input: parent.stdout }).on('line', (line) => console.log(line));

await once(parent, 'message');
parent.kill('SIGKILL');

const [, signal] = await once(parent, 'exit');
console.log(`parent: ended by ${signal}`);

// zh: close 要等到沒有人再用這個輸出。
// en: 'close' waits until no process holds that output any more.
await once(parent, 'close');
console.log('main: all output is read');
