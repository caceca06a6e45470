import { fork } from 'node:child_process';
import { once } from 'node:events';

const file = new URL('./child.mjs', import.meta.url);
const order = { when: new Date(), dishes: new Map([['soup', 2]]) };

for (const serialization of ['json', 'advanced']) {
  const child = fork(file, { serialization });
  child.send(order);
  const [arrived] = await once(child, 'message');
  console.log(`${serialization}: ${arrived}`);
}
