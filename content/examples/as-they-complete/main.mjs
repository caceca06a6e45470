import { setTimeout as sleep } from 'node:timers/promises';
import { asCompleted } from './as-completed.mjs';

async function ask(server, milliseconds, isUp = true) {
  await sleep(milliseconds);
  if (!isUp) throw new Error('no answer');
  return `42 lines from ${server}`;
}

const servers = ['weather', 'traffic', 'news'];
const answers = [
  ask('weather', 600),
  ask('traffic', 400, false),
  ask('news', 200),
];

for await (const { index, status, value, reason } of asCompleted(answers)) {
  console.log(`${servers[index]}: ${status}, ${value ?? reason.message}`);
}
console.log('that was all');
