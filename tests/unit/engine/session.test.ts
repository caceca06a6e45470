// The session: which engine a run gets, what it keeps, and what it forgets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hedgeDelay } from '../../../src/engine/limits.ts';
import type { Preference } from '../../../src/engine/preference.ts';
import type { Ability } from '../../../src/engine/abilities.ts';
import { createSession, type Session, type Started } from '../../../src/engine/session.ts';
import type { BootStage, EngineId, Program } from '../../../src/engine/types.ts';
import { fakeEngine, type FakeEngine } from './fake-engine.ts';

const program: Program = { files: { 'main.mjs': '' }, entry: 'main.mjs', args: [], env: {} };

interface Bench {
  readonly stackblitz: FakeEngine;
  readonly builtin: FakeEngine;
  readonly session: Session;
  readonly stages: [BootStage, EngineId][];
  readonly start: (signal?: AbortSignal, ...needs: Ability[]) => Promise<Started>;
  readonly startWith: (...needs: Ability[]) => Promise<Started>;
}

function bench(preference: Preference = { engine: 'stackblitz', forced: false }): Bench {
  const stackblitz = fakeEngine('stackblitz');
  const builtin = fakeEngine('builtin');
  const session = createSession(
    {
      stackblitz: () => Promise.resolve(stackblitz),
      builtin: () => Promise.resolve(builtin),
    },
    () => preference,
  );
  const stages: [BootStage, EngineId][] = [];
  const start: Bench['start'] = (signal = new AbortController().signal, ...needs) =>
    session.start(program, { signal, needs, onStage: (...stage) => stages.push(stage) });
  return {
    stackblitz,
    builtin,
    session,
    stages,
    start,
    startWith: (...needs) => start(undefined, ...needs),
  };
}

/** Lets everything that waits for nothing but promises go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('StackBlitz serves first, and its machine is booted once', async () => {
  const { start, stackblitz, builtin, stages } = bench();
  const [first, second] = await Promise.all([start(), start()]);
  const third = await start();
  for (const started of [first, second, third]) {
    assert.equal(started.engine, 'stackblitz');
    assert.equal(started.nodeVersion, 'v24.0.0');
    assert.equal(started.fellBackBecause, undefined);
  }
  assert.deepEqual([stackblitz.boots, stackblitz.starts, builtin.boots], [1, 3, 0]);
  assert.deepEqual(stages.at(0), ['probing', 'stackblitz']);
  assert.ok(stages.some(([stage]) => stage === 'starting'));
});

test('falls back with the reason, at once the next time, and returns when StackBlitz is back', async () => {
  const { start, stackblitz, builtin } = bench();
  stackblitz.failure = 'unreachable';
  assert.deepEqual(pick(await start()), ['builtin', 'unreachable']);
  assert.equal(stackblitz.boots, 1);

  assert.deepEqual(pick(await start()), ['builtin', 'unreachable']);
  assert.equal(stackblitz.boots, 1, 'nobody waits twice');
  await settle();
  assert.equal(stackblitz.probes, 1, 'but it is asked again');

  stackblitz.failure = undefined;
  assert.deepEqual(pick(await start()), ['builtin', 'unreachable']);
  await settle();
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
  assert.equal(builtin.boots, 1);
});

const pick = ({ engine, fellBackBecause }: Started): unknown[] => [
  engine,
  fellBackBecause && 'failure' in fellBackBecause
    ? fellBackBecause.failure
    : fellBackBecause?.ability,
];

test('a failed boot is not kept', async () => {
  const { start, stackblitz } = bench({ engine: 'stackblitz', forced: true });
  stackblitz.failure = 'too-slow';
  await assert.rejects(start(), { name: 'EngineError', failure: 'too-slow' });
  await assert.rejects(start(), { name: 'EngineError', failure: 'too-slow' });
  stackblitz.failure = undefined;
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
  assert.equal(stackblitz.boots, 3);
});

test('reconsider tries the preferred engine again at once', async () => {
  const { start, stackblitz, session } = bench();
  stackblitz.failure = 'offline';
  await start();
  stackblitz.failure = undefined;
  session.reconsider();
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
});

test('a forced engine has no substitute; a preferred one has', async () => {
  const forced = bench({ engine: 'builtin', forced: true });
  forced.builtin.failure = 'unsupported';
  await assert.rejects(forced.start(), { failure: 'unsupported' });
  assert.equal(forced.stackblitz.boots, 0);

  const preferred = bench({ engine: 'builtin', forced: false });
  assert.deepEqual(pick(await preferred.start()), ['builtin', undefined]);
  preferred.builtin.die();
  await settle();
  preferred.builtin.failure = 'broken';
  assert.deepEqual(pick(await preferred.start()), ['stackblitz', 'broken']);
});

test('when no engine can serve, the failure of the first one is told', async () => {
  const { start, stackblitz, builtin } = bench();
  stackblitz.failure = 'not-isolated';
  builtin.failure = 'unsupported';
  await assert.rejects(start(), { engine: 'stackblitz', failure: 'not-isolated' });
});

test('a machine that dies is forgotten', async () => {
  const { start, stackblitz } = bench();
  await start();
  stackblitz.die();
  await settle();
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
  assert.equal(stackblitz.boots, 2);
});

test('a machine that was kept and now refuses is replaced, for the same run', async () => {
  const { start, stackblitz } = bench();
  await start();
  stackblitz.refuseOnce('broken');
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
  assert.deepEqual([stackblitz.boots, stackblitz.starts], [2, 3]);
});

test('a machine that refuses a program is given up, and the run goes to the other', async () => {
  const { start, stackblitz, session } = bench();
  stackblitz.refusal = 'broken';
  assert.deepEqual(pick(await start()), ['builtin', 'broken']);
  stackblitz.refusal = undefined;
  session.reconsider();
  await settle();
  assert.deepEqual(pick(await start()), ['stackblitz', undefined]);
  assert.equal(stackblitz.boots, 2);
});

test('abort ends the wait, not the boot: the next run has it', async () => {
  const { start, stackblitz, builtin } = bench();
  let open: () => void = () => undefined;
  stackblitz.gate = new Promise((resolve) => (open = resolve));
  const control = new AbortController();
  const aborted = start(control.signal);
  await settle();
  control.abort();
  await assert.rejects(aborted, { name: 'AbortError' });
  // The latest wins: a second click while the first one's boot still runs.
  const latest = start();
  open();
  assert.deepEqual(pick(await latest), ['stackblitz', undefined]);
  assert.deepEqual([stackblitz.boots, stackblitz.starts, builtin.boots], [1, 1, 0]);
  await assert.rejects(start(AbortSignal.abort()), { name: 'AbortError' });
});

test('beside a slow boot of StackBlitz the built-in engine gets ready, and no other way round', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const engine of ['stackblitz', 'builtin'] as const) {
    const made = bench({ engine, forced: false });
    let open: () => void = () => undefined;
    made[engine].gate = new Promise((resolve) => (open = resolve));
    const starting = made.start();
    t.mock.timers.tick(hedgeDelay);
    await settle();
    const other = engine === 'builtin' ? made.stackblitz : made.builtin;
    assert.equal(other.boots, engine === 'stackblitz' ? 1 : 0);
    open();
    assert.deepEqual(pick(await starting), [engine, undefined]);
  }
});

test('an engine whose code cannot be loaded is unreachable', async () => {
  const builtin = fakeEngine('builtin');
  const session = createSession(
    {
      stackblitz: () => Promise.reject(new TypeError('import failed')),
      builtin: () => Promise.resolve(builtin),
    },
    () => ({ engine: 'stackblitz', forced: false }),
  );
  const { signal } = new AbortController();
  const started = await session.start(program, { signal, onStage: () => undefined });
  assert.deepEqual(pick(started), ['builtin', 'unreachable']);
});

test('prepare boots ahead, down to the engine that can serve', async () => {
  const { start, stackblitz, builtin, session } = bench();
  stackblitz.failure = 'unreachable';
  session.prepare();
  await settle();
  assert.deepEqual([stackblitz.boots, builtin.boots], [1, 1]);
  assert.deepEqual(pick(await start()), ['builtin', 'unreachable']);
  assert.deepEqual([stackblitz.boots, builtin.boots], [1, 1]);
});

for (const connection of [{ saveData: true }, { type: 'cellular' }, { effectiveType: 'slow-2g' }]) {
  test(`prepare does nothing on a connection with ${JSON.stringify(connection)}`, async (t) => {
    Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
    t.after(() => Reflect.deleteProperty(navigator, 'connection'));
    const { stackblitz, builtin, session } = bench();
    session.prepare();
    await settle();
    assert.deepEqual([stackblitz.boots, builtin.boots], [0, 0]);
  });
}

for (const forced of [false, true]) {
  const wish = forced ? 'is forced' : 'is first';
  test(`what an engine that ${wish} is known to lack is not asked of it, and is why the other runs`, async () => {
    const { startWith, stackblitz, builtin } = bench({ engine: 'stackblitz', forced });
    assert.deepEqual(pick(await startWith('ends-busy-threads')), ['builtin', 'ends-busy-threads']);
    assert.deepEqual(pick(await startWith('standard-input', 'node-24')), ['builtin', 'node-24']);
    assert.deepEqual([stackblitz.probes, stackblitz.boots, builtin.boots], [0, 0, 1]);
    assert.deepEqual(pick(await startWith('standard-input')), ['stackblitz', undefined]);

    const other = bench({ engine: 'builtin', forced });
    assert.deepEqual(pick(await other.startWith('sockets')), ['stackblitz', 'sockets']);
    assert.equal(other.builtin.boots, 0);
  });

  test(`a Node that is too old is known once an engine that ${wish} has booted: the other runs`, async () => {
    const { startWith, stackblitz } = bench({ engine: 'stackblitz', forced });
    stackblitz.nodeVersion = 'v20.19.1';
    assert.deepEqual(pick(await startWith('node-22')), ['builtin', 'node-22']);
    assert.deepEqual(pick(await startWith('node-22')), ['builtin', 'node-22']);
    assert.deepEqual(pick(await startWith()), ['stackblitz', undefined]);
    assert.deepEqual([stackblitz.boots, stackblitz.starts], [1, 1], 'it serves others as before');
  });
}

test('a Node that is new enough, or newer than any that is known, serves', async () => {
  for (const nodeVersion of ['v22.22.0', 'v26.1.0', 'v30.0.0-pre', 'unknown']) {
    const { startWith, stackblitz } = bench();
    stackblitz.nodeVersion = nodeVersion;
    assert.deepEqual(pick(await startWith('node-22')), ['stackblitz', undefined]);
  }
});

test('what an engine lacks is told even where it cannot be reached either', async () => {
  const { start, startWith, stackblitz } = bench();
  stackblitz.failure = 'unreachable';
  await start();
  assert.deepEqual(pick(await startWith('ends-busy-threads')), ['builtin', 'ends-busy-threads']);
});

test('where no engine has what is needed, that is the error; where the one that has fails, its failure', async () => {
  const { startWith, stackblitz, builtin } = bench();
  const lacks = { name: 'UnableError', engine: 'stackblitz', ability: 'node-24' };
  await assert.rejects(startWith('sockets', 'node-24'), lacks);
  assert.deepEqual([stackblitz.boots, builtin.boots], [0, 0]);
  stackblitz.nodeVersion = 'v20.0.0';
  await assert.rejects(startWith('sockets', 'node-22'), { ...lacks, ability: 'node-22' });
  stackblitz.failure = 'offline';
  stackblitz.die();
  await settle();
  await assert.rejects(startWith('sockets'), { name: 'EngineError', failure: 'offline' });
});

test('ahead of a run, the engine that can is booted, and no other', async () => {
  const { session, stackblitz, builtin } = bench();
  session.prepare(['ends-busy-threads']);
  await settle();
  assert.deepEqual([stackblitz.boots, builtin.boots], [0, 1]);
  const forced = bench({ engine: 'stackblitz', forced: true });
  forced.stackblitz.failure = 'offline';
  forced.session.prepare();
  await settle();
  assert.deepEqual([forced.stackblitz.boots, forced.builtin.boots], [1, 0]);
});

test('a seed is for the built-in engine alone, whatever is preferred, and no other takes its place', async () => {
  const { session, stackblitz, builtin } = bench({ engine: 'stackblitz', forced: true });
  const { signal } = new AbortController();
  const start = () => session.start(program, { signal, onStage: () => undefined, seed: 7 });
  assert.deepEqual(pick(await start()), ['builtin', undefined]);
  assert.deepEqual(builtin.seeds, [7]);
  builtin.refusal = 'broken';
  await assert.rejects(start(), { engine: 'builtin', failure: 'broken' });
  assert.equal(stackblitz.boots, 0);
});
