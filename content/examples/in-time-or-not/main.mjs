import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, signal) {
  await sleep(700, undefined, { signal });
  console.log(`${dish}: done`);
}

// zh: race 讓你不再等，但湯照煮。
// en: A race ends your waiting, but the soup cooks on.
const tooLate = async () => {
  await sleep(200);
  throw new Error('too late');
};
try {
  await Promise.race([cook('soup'), tooLate()]);
} catch (error) {
  console.log(`the soup: ${error.message}`);
}

// zh: signal 讓工作本身停下來。
// en: A signal ends the work itself.
const signal = AbortSignal.timeout(200);
try {
  await cook('fish', signal);
} catch (error) {
  console.log(
    `the fish: ${error.name}, the signal's reason: ${signal.reason.name}`,
  );
}

// zh: 自己檢查 signal 的函式，拋出的就是那個原因本身。
// en: A function that checks the signal itself throws that very reason.
try {
  signal.throwIfAborted();
} catch (error) {
  console.log(`the rice: ${error.name}`);
}
