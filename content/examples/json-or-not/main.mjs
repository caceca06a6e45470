import { fork } from 'node:child_process';
import { once } from 'node:events';

const file = new URL('./child.mjs', import.meta.url);
const report = {
  when: new Date(),
  visits: new Map([['/menu', 2]]),
  image: Buffer.from('png'),
};

for (const serialization of ['json', 'advanced']) {
  const child = fork(file, { serialization });
  child.send(report);
  const [arrived] = await once(child, 'message');
  console.log(`${serialization}: ${arrived}`);
  await once(child, 'exit');
}
