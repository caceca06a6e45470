import { setTimeout as sleep } from 'node:timers/promises';
import { any } from './any.mjs';

async function answer(milliseconds, value) {
  await sleep(milliseconds);
  return value;
}

async function fail(milliseconds, message) {
  await sleep(milliseconds);
  throw new Error(message);
}

async function show(name, promises) {
  try {
    console.log(`${name}: ${await any(promises)}`);
  } catch (error) {
    const messages = error.errors?.map(({ message }) => message);
    console.log(`${name}: ${error.name} [${messages?.join(', ')}]`);
  }
}

await show('first is down', [fail(10, 'east is down'), answer(60, 'north')]);
await show('both answer', [answer(300, 'slow'), answer(10, 'fast')]);
await show('all are down', [fail(60, 'a is down'), fail(10, 'b is down')]);
await show('a plain value', ['local', fail(10, 'east is down')]);
await show('no mirrors', []);
