import { fork } from 'node:child_process';
import { once } from 'node:events';

const child = fork(new URL('./child.mjs', import.meta.url));

for (const text of ['interleave', 'concurrency']) {
  console.log(`parent: asks for the hash of ${text}`);
  child.send({ text });
  const [{ hash }] = await once(child, 'message');
  console.log(`parent: got ${hash}`);
}

// zh: 通道關了，子程序就沒有什麼可等，於是結束。
// en: With the channel closed, the child has nothing to wait for, and ends.
child.disconnect();
const [code] = await once(child, 'exit');
console.log(`parent: the child ended with code ${code}`);
