import { setTimeout as sleep } from 'node:timers/promises';

async function cook(signal) {
  try {
    for (let dish = 1; dish <= 9; dish++) {
      await sleep(200, undefined, { signal });
      console.log(`cook: dish ${dish}`);
    }
  } finally {
    console.log('cook: stove off');
  }
}

async function deafCook() {
  await sleep(700);
  console.log('deaf cook: what is all the noise about?');
}

const controller = new AbortController();
setTimeout(() => controller.abort(), 500);

const deaf = deafCook();
try {
  await cook(controller.signal);
} catch (error) {
  console.log(`main: the cook stopped, ${error.name}`);
}
await deaf;
