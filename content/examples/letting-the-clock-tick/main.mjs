import { setImmediate as nextTurn } from 'node:timers/promises';

let ticks;
const clock = setInterval(() => ticks++, 50);

async function work(name, pause) {
  ticks = 0;
  const end = Date.now() + 400;
  do {
    if (pause) await pause();
  } while (Date.now() < end);
  console.log(`${name}: ${ticks} ticks`);
}

await work('without await');
await work('await a promise that is settled', () => Promise.resolve());
await work('await the next turn', () => nextTurn());

clearInterval(clock);
