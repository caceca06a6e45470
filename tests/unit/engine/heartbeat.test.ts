// The heartbeat asks only what is silent, and gives up only after many beats.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { heartbeatInterval, missedBeats } from '../../../src/engine/limits.ts';
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

test('what has been taken away is given up at the next beat', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let isThere = true;
  let deaths = 0;
  startHeartbeat({
    patience: missedBeats,
    isThere: () => isThere,
    ask: () => Promise.resolve(),
    onDeath: () => (deaths += 1),
  });
  await beat(t, 2);
  isThere = false;
  await beat(t, 3);
  assert.equal(deaths, 1);
});
