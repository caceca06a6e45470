import { fork } from 'node:child_process';
import { once } from 'node:events';

const child = fork(new URL('./child.mjs', import.meta.url));

for (const word of ['interleave', 'concurrency']) {
  console.log(`parent: asks for ${word}`);
  child.send({ word });
  const [{ backwards }] = await once(child, 'message');
  console.log(`parent: hears ${backwards}`);
}

// zh: 通道關了，子程序就沒有什麼可等，於是結束。
// en: With the channel closed, the child has nothing left to wait for, and ends.
child.disconnect();
const [code] = await once(child, 'exit');
console.log(`parent: the child ended with code ${code}`);
