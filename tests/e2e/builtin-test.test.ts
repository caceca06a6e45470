// `node:test`: programs that test themselves print the same here and in Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { run, test } from './lab.ts';

/** Its lines without what no two runs have in common: durations, and the frames of the runner itself. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      line
        .replace(/\(\d[\d.]*ms\)/u, '(*ms)')
        .replace(/duration_ms:? \d[\d.]*$/u, 'duration_ms *')
        .replace(/ \{$/u, ''),
    )
    .filter(
      (line) =>
        !/[( ]node:|^ +(?:at )?(?:async Promise\.all|new Promise|Array\.map)|^ *\}$/u.test(line),
    );
}

async function printsTheSame(
  lab: Parameters<typeof run>[0],
  program: Readonly<Record<string, string>> | string,
): Promise<void> {
  const tree = typeof program === 'string' ? { 'main.mjs': program } : program;
  const [node, here] = await Promise.all([runInNode(tree, 'main.mjs'), run(lab, tree)]);
  expect(here.stderr).toBe('');
  expect(comparable(here.stdout.split('\n'))).toEqual(comparable(node.lines));
}

const nested = `
  import { test, it, describe, suite, before, after, beforeEach, afterEach } from 'node:test';
  before(() => console.log('before all'));
  after(() => console.log('after all'));
  beforeEach((t) => console.log('before', t.name));
  afterEach((t) => console.log('after', t.name, t.passed));
  test('passes', () => console.log('1'));
  test('fails', () => { throw new TypeError('no'); });
  test('nests', async (t) => {
    t.beforeEach(() => console.log('inner before'));
    t.after(() => console.log('after nests'));
    await t.test('one', (inner) => console.log(inner.fullName));
    await t.test('two', async () => { await null; throw 5; });
    t.diagnostic('said');
    t.log('at once');
  });
  describe('suite', () => {
    before(() => console.log('suite before'));
    after(() => console.log('suite after'));
    it('a', () => console.log('a'));
    it.skip('b', () => console.log('never'));
    it.todo('c', () => { throw new Error('later'); });
    suite('inner', () => { it('d', async () => {}); });
    describe('empty', () => {});
  });
  test('calls back', (t, done) => setImmediate(done));
  test('calls back twice', (t, done) => { done(); done(); });
  test('skips itself', (t) => t.skip('why not'));
  test('does it later', (t) => { t.todo('some day'); throw new Error('x'); });
  test({ skip: 'reason' });
  test(function named() {});
  test('plan', (t) => { t.plan(2); t.assert.ok(1); t.assert.strictEqual(1, 1); });
  test('plan not kept', (t) => { t.plan(2); t.assert.ok(1); });
  test('expected', { expectFailure: true }, () => { throw new Error('x'); });
  test('out of time', { timeout: 5 }, () => new Promise((resolve) => setTimeout(resolve, 50)));
  test('left alone', (t) => { t.test('sub', () => {}); });
  console.log('declared');`;

test('tests, suites and hooks', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, nested);
});

const mocks = `
  import { mock, test } from 'node:test';
  import timers from 'node:timers';
  import { setTimeout as wait, setInterval as each, setImmediate as soon, scheduler } from 'node:timers/promises';
  const attempt = (job) => { try { console.log('done', job()); } catch ({ name, code, message }) { console.log(name, code, message); } };
  const fn = mock.fn(function add(a, b) { return a + b; }, (a, b) => a * b, { times: 2 });
  console.log(fn(2, 3), fn(2, 5), fn(1, 1), fn.name, fn.length, fn.mock.callCount());
  console.log(Object.keys(fn.mock.calls[0]), fn.mock.calls[1].arguments, fn.mock.calls[1].result);
  const thrower = mock.fn(() => { throw new Error('no'); });
  attempt(thrower);
  console.log(thrower.mock.calls[0].error.message);
  class Thing { held = 1; get own() { return 1; } set own(value) { this.held = value; } self() { return this; } }
  const Mocked = mock.fn(Thing);
  const made = new Mocked();
  console.log(made instanceof Thing, Mocked.mock.calls[0].this === made, Mocked.mock.calls[0].target === Thing);
  const self = mock.method(Thing.prototype, 'self', () => 'mocked');
  console.log(made.self(), self.mock.callCount(), self.mock.calls[0].this === made);
  self.mock.restore();
  console.log(made.self() === made);
  const getter = mock.getter(Thing.prototype, 'own', () => 5);
  const setter = mock.setter(Thing.prototype, 'own');
  made.own = 7;
  console.log(made.own, made.held, getter.mock.callCount(), setter.mock.calls[0].arguments);
  const again = mock.fn(() => 'first');
  again.mock.mockImplementation(() => 'other');
  again.mock.mockImplementationOnce(() => 'once', 1);
  console.log(again(), again(), again());
  again.mock.resetCalls();
  console.log(again.mock.calls.length);
  const object = { held: 1 };
  const held = mock.property(object, 'held', 2);
  console.log(object.held);
  object.held = 3;
  console.log(object.held, held.mock.accesses.map(({ type, value }) => type + value), held.mock.accessCount());
  mock.reset();
  console.log(object, made.own);
  for (const args of [[5], [fn, 5], [fn, fn, 5], [fn, { times: 0 }], [fn, { times: 'x' }]]) attempt(() => mock.fn(...args) && 'made');
  for (const args of [[5, 'x'], [{}, 'x'], [null, 'x'], [{ a: 5 }, 'a'], [{ a() {} }, 5], [{ a() {} }, 'a', 5], [{ a() {} }, 'a', { getter: 5 }], [{ get a() { return 1; } }, 'a', { getter: true, setter: true }]]) attempt(() => mock.method(...args) && 'made');
  attempt(() => mock.getter({}, 'a', { getter: false }));
  attempt(() => mock.property({}, 'x'));
  attempt(() => mock.timers.tick());
  for (const options of [{ apis: ['x'] }, { apis: [5] }, { apis: 5 }, { now: 'x' }, { now: -1 }]) attempt(() => mock.timers.enable(options));

  const log = (name) => () => console.log(name, Date.now());
  mock.timers.enable({ now: 1000 });
  attempt(() => mock.timers.enable());
  console.log(new Date().toISOString(), Date.now(), typeof Date(), Date.isMock, new Date(5).getTime(), timers.setTimeout === setTimeout);
  setTimeout(log('later'), 30);
  setTimeout(log('sooner'), 10);
  clearTimeout(setTimeout(log('never'), 5));
  clearImmediate(setImmediate(log('never')));
  setImmediate(log('at once'));
  const repeated = setInterval(log('each'), 20);
  mock.timers.tick(25);
  mock.timers.tick(50);
  clearInterval(repeated);
  const signal = AbortSignal.timeout(10);
  wait(10, 'value').then(console.log);
  soon('soon').then(console.log);
  scheduler.wait(10).then(() => console.log('waited'));
  wait(10, 'x', { signal: AbortSignal.abort('why') }).catch(({ name, code, cause }) => console.log(name, code, cause));
  mock.timers.tick(10);
  console.log(signal.aborted);
  await null; await null; await null;
  const steps = each(10, 'step');
  const first = steps.next();
  mock.timers.tick(20);
  console.log(await first, await steps.next(), await steps.return());
  setTimeout(log('last'), 500);
  mock.timers.runAll();
  mock.timers.setTime(5);
  console.log(Date.now());
  mock.timers.reset();
  console.log(Date.isMock, Date.now() > 1e12);
  test('its own', (t) => { t.mock.method(object, 'toString', () => 'mocked'); console.log(String(object)); });
  test('are gone', () => console.log(String(object)));`;

test('mocks of functions, properties and timers', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, mocks);
});
