import { setTimeout as sleep } from 'node:timers/promises';
import { saveAll } from './save-all.mjs';

const times = { north: 150, east: 100, south: 50, broken: 20, west: 50 };

async function save(report) {
  await sleep(times[report]);
  if (report === 'broken') throw new Error('disk full');
  console.log(`saved ${report}`);
}

await saveAll(['north', 'east', 'south'], save);
console.log('main: all 3 are saved');

try {
  await saveAll(['broken', 'west'], save);
} catch (error) {
  console.log(`main: ${error.message}`);
}
