// The heartbeat asks only what is silent, and gives up only after many beats.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  heartbeatInterval,
  lookInterval,
  missedBeats,
  silentBeats,
} from '../../../src/engine/limits.ts';
import { startHeartbeat } from '../../../src/engine/heartbeat.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function beat(t: TestContext, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    t.mock.timers.tick(heartbeatInterval);
    await settle();
  }
}

test('what answers is alive, be it with an error', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let asked = 0;
  let deaths = 0;
  const heartbeat = startHeartbeat({
    patience: missedBeats,
    isThere: () => true,
    onSilence: () => undefined,
    ask: () => (++asked % 2 === 0 ? Promise.reject(new Error('no')) : Promise.resolve()),
    onDeath: () => (deaths += 1),
  });
  await beat(t, 3 * missedBeats);
  assert.deepEqual([asked, deaths], [3 * missedBeats, 0]);
  heartbeat.stop();
  await beat(t, 3 * missedBeats);
  assert.deepEqual([asked, deaths], [3 * missedBeats, 0]);
});

test('what is silent is asked once, and given up once, after the stated number of beats', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let asked = 0;
  let deaths = 0;
  startHeartbeat({
    patience: missedBeats,
    isThere: () => true,
    onSilence: () => undefined,
    ask: () => {
      asked += 1;
      return new Promise(() => undefined);
    },
    onDeath: () => (deaths += 1),
  });
  await beat(t, missedBeats);
  assert.deepEqual([asked, deaths], [1, 0]);
  await beat(t, missedBeats);
  assert.deepEqual([asked, deaths], [1, 1]);
});

test('output is a sign of life too', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let deaths = 0;
  const heartbeat = startHeartbeat({
    patience: missedBeats,
    isThere: () => true,
    onSilence: () => undefined,
    ask: () => new Promise(() => undefined),
    onDeath: () => (deaths += 1),
  });
  for (let i = 0; i < 4; i += 1) {
    await beat(t, missedBeats);
    heartbeat.heard();
  }
  assert.equal(deaths, 0);
  heartbeat.stop();
});

test('its silence is said after a few beats, once, and taken back at the next sign of life', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const said: boolean[] = [];
  const answers: ((value: unknown) => void)[] = [];
  const heartbeat = startHeartbeat({
    patience: missedBeats,
    isThere: () => true,
    ask: () => new Promise((resolve) => answers.push(resolve)),
    onSilence: (isSilent) => said.push(isSilent),
    onDeath: () => said.push(false),
  });
  await beat(t, silentBeats - 1);
  assert.deepEqual(said, []);
  await beat(t, 2);
  assert.deepEqual(said, [true]);
  heartbeat.heard();
  assert.deepEqual(said, [true, false]);
  answers.shift()?.(undefined);
  await settle();
  await beat(t, silentBeats);
  assert.deepEqual(said, [true, false, true]);
  answers.shift()?.(undefined);
  await settle();
  assert.deepEqual(said, [true, false, true, false]);
  heartbeat.stop();
});

test('what has been taken away is given up at the next look', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let isThere = true;
  let deaths = 0;
  startHeartbeat({
    patience: missedBeats,
    isThere: () => isThere,
    onSilence: () => undefined,
    ask: () => Promise.resolve(),
    onDeath: () => (deaths += 1),
  });
  await beat(t, 2);
  isThere = false;
  t.mock.timers.tick(lookInterval);
  assert.equal(deaths, 1);
  await beat(t, 3);
  assert.equal(deaths, 1);
});
