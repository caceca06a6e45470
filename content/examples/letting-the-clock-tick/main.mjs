import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

let ticks;
const clock = setInterval(() => ticks++, 50);

async function hashFor400ms(name, pause) {
  ticks = 0;
  let hash = name;
  const end = performance.now() + 400;
  while (performance.now() < end) {
    hash = createHash('sha256').update(hash).digest('hex');
    if (pause) await pause();
  }
  console.log(`${name}: ${ticks} ticks`);
}

await hashFor400ms('without await');
await hashFor400ms('await a promise that is settled', () => Promise.resolve());
await hashFor400ms('await the next turn', () => nextTurn());

clearInterval(clock);
