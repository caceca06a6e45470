// Answers to threads that wait, and the outcome of a child that one of them waits for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Answers } from '../../../../src/node/host/answers.ts';
import type { ChildNews, RunLimits, RunOutcome } from '../../../../src/node/wire/host.ts';
import { launch, RunHarness } from './run-harness.ts';

const limits: RunLimits = {
  input: '',
  timeout: undefined,
  killSignal: 'SIGTERM',
  maxBuffer: 10,
};
const piped = ['pipe', 'pipe', 'pipe'] as const;
const output = (text: string): ChildNews => ({ kind: 'output', stream: 'stdout', text });
const exit = (signal: string | null = null): ChildNews => ({
  kind: 'exit',
  code: signal ? null : 2,
  signal,
});
const ends: readonly ChildNews[] = [
  { kind: 'end', stream: 'stdout' },
  { kind: 'end', stream: 'stderr' },
];

/** A child that ends at once when it is killed, while the news that led to it is still being heard. */
function wait(given: Partial<RunLimits> = {}): {
  hear: (news: ChildNews) => void;
  outcomes: RunOutcome[];
  answers: Answers;
  kills: () => number;
} {
  const answers = new Answers();
  const outcomes: RunOutcome[] = [];
  let kills = 0;
  const kill = (): void => {
    kills += 1;
    for (const each of [...ends, exit('SIGTERM')]) hear(each);
  };
  const hear = answers.outcome({ ...limits, ...given }, piped, kill, (outcome) => {
    outcomes.push(outcome);
  });
  return { hear, outcomes, answers, kills: () => kills };
}

test('an answer waits until the thread has made room for it', () => {
  const answers = new Answers();
  const state = new Int32Array(new SharedArrayBuffer(8));
  answers.give('101/0', state, { a: '中' });
  assert.deepEqual([...state], [1, 11]);
  const into = new Uint8Array(state[1] ?? 0);
  answers.collect('101/0', state, into);
  assert.equal(state[0], 2);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(into)), { a: '中' });
});

test('a child is waited for until it and its pipes have ended', () => {
  const { hear, outcomes } = wait();
  for (const news of [output('a'), exit(), output('b'), ...ends]) {
    assert.deepEqual(outcomes, []);
    hear(news);
  }
  assert.deepEqual(outcomes, [
    { code: 2, signal: null, stdout: 'ab', stderr: '', broken: undefined },
  ]);
});

test('too much output: killed, all of the last piece kept, answered once', () => {
  const { hear, outcomes, kills } = wait();
  hear(output('1234567890'));
  assert.equal(kills(), 0);
  hear(output('12'));
  assert.deepEqual(outcomes, [
    { code: null, signal: 'SIGTERM', stdout: '123456789012', stderr: '', broken: 'maxBuffer' },
  ]);
  assert.equal(kills(), 1);
});

test('one that never answers is killed when its time is up; one that ended in time is not', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const late = wait({ timeout: 50 });
  const early = wait({ timeout: 50 });
  const closed = wait({ timeout: 50 });
  for (const news of [...ends, exit()]) early.hear(news);
  closed.answers.close();
  t.mock.timers.tick(49);
  assert.equal(late.kills(), 0);
  t.mock.timers.tick(1);
  assert.deepEqual([late.kills(), early.kills(), closed.kills()], [1, 0, 0]);
  assert.equal(late.outcomes[0]?.broken, 'timeout');
});

test('too many processes are an outcome, too', () => {
  const { hear, outcomes } = wait();
  hear({ kind: 'refused' });
  assert.equal(outcomes[0]?.broken, 'refused');
});

test('a thread asks, its child is fed and runs to its end, and the thread collects', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  const order = launch(102);
  assert.ok(order.kind === 'launch');
  const state = new Int32Array(new SharedArrayBuffer(8));
  const given = { ...limits, input: 'fed' };
  main.say({
    kind: 'ask',
    question: { kind: 'run', pid: 102, launch: order.launch, limits: given },
    state,
  });
  const child = await scene.worker(1);
  for (const text of ['fed', null]) {
    child.say({ kind: 'read', most: 100 });
    assert.equal((await child.hear('input')).text, text);
  }
  child.say({ kind: 'output', stream: 'stdout', text: 'out' });
  child.exit(0);
  await scene.until(() => Atomics.load(state, 0) === 1);
  const into = new Uint8Array(new SharedArrayBuffer(Atomics.load(state, 1)));
  main.say({ kind: 'collect', state, into });
  await scene.until(() => Atomics.load(state, 0) === 2);
  const outcome = JSON.parse(new TextDecoder().decode(into.slice())) as RunOutcome;
  assert.deepEqual([outcome.code, outcome.stdout], [0, 'out']);
  scene.run.kill();
});

test('whether there is such a process', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  const found: unknown[] = [];
  for (const pid of [101, 999]) {
    const state = new Int32Array(new SharedArrayBuffer(8));
    main.say({ kind: 'ask', question: { kind: 'signal', pid, signal: 0 }, state });
    await scene.until(() => Atomics.load(state, 0) === 1);
    const into = new Uint8Array(new SharedArrayBuffer(Atomics.load(state, 1)));
    main.say({ kind: 'collect', state, into });
    await scene.until(() => Atomics.load(state, 0) === 2);
    found.push(JSON.parse(new TextDecoder().decode(into.slice())));
  }
  assert.deepEqual(found, [true, false]);
  scene.run.kill();
});
