// `node:test`: programs that test themselves print the same here and in Node.
import { expect } from '@playwright/test';
import { run, test } from './lab.ts';
import { printsTheSame } from './test-output.ts';

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
  held.mock.mockImplementation(4);
  held.mock.mockImplementationOnce(5);
  console.log(object.held, object.held, held.mock.accessCount());
  const fixed = Object.defineProperty({}, 'a', { value: 1, configurable: true });
  mock.property(fixed, 'a', 2);
  attempt(() => { fixed.a = 3; });
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
  const aborted = wait(10, 'x', { signal: AbortSignal.abort('why') }).catch(({ name, code, cause }) => [name, code, cause]);
  const promised = Promise.all([wait(10, 'value'), soon('soon'), scheduler.wait(10), aborted]);
  mock.timers.tick(10);
  console.log(signal.aborted);
  console.log(await promised);
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
  test('clock', (t) => { t.mock.timers.enable({ apis: ['Date'] }); attempt(() => mock.timers.enable()); mock.timers.reset(); });
  test('are gone', () => console.log(String(object)));`;

test('mocks of functions, properties and timers', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, mocks);
});

/** A program that runs `node` with options on a file of its own, and prints what that printed. */
const withOptions = (file: string, ...commands: string[]): Readonly<Record<string, string>> => ({
  'tested.mjs': file,
  'main.mjs': `
    import { spawnSync } from 'node:child_process';
    for (const options of ${JSON.stringify(commands)}) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [...options.split(' '), 'tested.mjs'], { encoding: 'utf8' });
      console.log(options);
      console.log(stdout.trimEnd());
      console.log(stderr + status);
    }`,
});

const filtered = `
  import { describe, it, suite, test } from 'node:test';
  test('first', () => {});
  test.only('marked', async (t) => {
    await t.test('inner', () => {});
    t.runOnly(true);
    await t.test('left out', () => {});
    await t.test('marked inner', { only: true }, () => {});
  });
  test('never', { only: false }, () => {});
  describe('suite', () => {
    it('a', () => {});
    it('b', { only: true }, () => {});
    suite('deep', () => { it('b in deep', () => {}); it('c', () => {}); });
  });
  describe('throws', () => { it('b too', () => {}); throw new Error('when it is built'); });
  test('is skipped', { skip: true }, () => {});`;

test('options choose among tests', async ({ sharedLab }) => {
  const program = withOptions(
    filtered,
    '--test-only',
    '--test-name-pattern=b',
    '--test-name-pattern=/^DEEP$/i --test-reporter=tap',
    '--test-name-pattern=first --test-name-pattern=marked --test-skip-pattern=inner',
    '--test-skip-pattern b --test-reporter dot',
    '--test-name-pattern=first --test-name-pattern=skipped --test-reporter=junit',
  );
  await printsTheSame(sharedLab, program);
});

const failing = `
  import { after, beforeEach, describe, it, test } from 'node:test';
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  test('says why # not', () => { const error = new Error('two\\nlines'); error.code = 'EOWN'; throw error; });
  for (const value of [5, null, undefined, Symbol('own'), { message: 'said' }, 'text']) test(String(value), () => { throw value; });
  test('inspects badly', () => { throw { [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('no'); } }; });
  test('throws later', (t, done) => { setImmediate(() => { throw new Error('later'); }); });
  test('rejects later', async () => { await null; Promise.reject(new Error('unhandled')); await wait(5); });
  test('throws too late', () => { setTimeout(() => { throw new Error('too late'); }, 1); });
  test('leaves its subtest', (t) => { t.test('left', () => wait(5)); });
  test('waits', { timeout: 5 }, () => wait(100));
  test('is aborted', { signal: AbortSignal.abort(new Error('why')) }, () => {});
  test('aborts', async (t) => { const own = new AbortController(); const inner = t.test('inner', { signal: own.signal }, () => wait(50)); own.abort(new Error('aborted')); await inner; });
  test('hooks fail', async (t) => { t.beforeEach(() => { throw 'before each'; }); await t.test('inner', () => {}); });
  describe('suite of failing hooks', () => { beforeEach(() => { throw 'said'; }); after(() => { throw new Error('after'); }); it('never', () => {}); });
  test('plans', (t) => { t.plan(1, { wait: 5 }); });
  test('plans too little', (t) => { t.plan(1); t.assert.ok(1); t.assert.ok(1); });
  test('calls back and promises', async (t, done) => {});
  test('expects to fail', { expectFailure: 'a reason' }, () => {});
  test('fails to do', { todo: 'some day' }, () => { throw new Error('to do'); });
  test('waits for more', async (t) => { let times = 0; console.log(await t.waitFor(() => { times += 1; if (times < 3) throw new Error('not yet'); return times; }, { interval: 1 })); await t.waitFor(() => { throw new Error('never'); }, { interval: 1, timeout: 5 }).catch((error) => console.log(error.message, error.cause?.message)); });
  let kept;
  test('ends', (t) => { kept = t; });
  test('is late', () => { kept.test('added later', () => {}); });`;

test('what fails, and how it is reported', async ({ sharedLab }) => {
  const program = withOptions(
    failing,
    '--test-reporter=spec',
    '--test-reporter=tap',
    '--test-reporter=dot',
  );
  await printsTheSame(sharedLab, program);
});

test('concurrent tests are told of in their order', async ({ sharedLab }) => {
  await printsTheSame(
    sharedLab,
    `
    import { describe, it, test } from 'node:test';
    const job = (name, turns) => async () => { console.log('begins', name); for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate); console.log('ends', name); };
    describe('side by side', { concurrency: 2 }, () => { it('a', job('a', 5)); it('b', job('b', 1)); it('c', job('c', 1)); });
    describe('all at once', { concurrency: true }, () => { for (const name of 'abcd') it(name, job(name, 3)); });
    test('in one', { concurrency: 3 }, async (t) => { await Promise.all([t.test('x', job('x', 3)), t.test('y', job('y', 1))]); });
    for (const options of [{ timeout: -1 }, { timeout: 'x' }, { concurrency: 0 }, { concurrency: 'x' }, { signal: 1 }, { tags: 1 }])
      try { test('checked', options, () => {}); } catch ({ name, code, message }) { console.log(name, code, message); }`,
  );
});

const kept = `
  import { readFileSync } from 'node:fs';
  import { snapshot, test } from 'node:test';
  import * as asserting from 'node:test';
  asserting.assert.register('isEven', function (value) { if (value % 2 !== 0) throw new Error(value + ' is odd in ' + this.name); });
  let value = process.execArgv.includes('--test-reporter=tap') ? 'other' : 'first';
  test('keeps', async (t) => {
    t.assert.snapshot({ value, list: [1, 2] });
    await t.test('inner', (inner) => inner.assert.snapshot('x\`\${y}\\\\', { serializers: [(text) => '<' + text + '>'] }));
    t.assert.fileSnapshot({ one: 1 }, 'folder/own.json');
    t.assert.isEven(2);
    t.assert.isEven(3);
  });
  process.on('exit', () => console.log(readFileSync('tested.mjs.snapshot', 'utf8'), readFileSync('folder/own.json', 'utf8')));
  for (const job of [() => snapshot.setDefaultSnapshotSerializers(5), () => snapshot.setResolveSnapshotPath(5), () => asserting.assert.register(5), () => asserting.assert.register('a')])
    try { job(); } catch ({ name, code, message }) { console.log(name, code, message); }`;

test('snapshots are written, found and compared', async ({ sharedLab }) => {
  await printsTheSame(
    sharedLab,
    withOptions(kept, '--test-update-snapshots', '--test-reporter=spec', '--test-reporter=dot'),
  );
});

const stays = `
  import { describe, it, test } from 'node:test';
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  describe('has no limit', () => { for (const name of 'ab') it(name, () => wait(30)); it('is over it', () => wait(1000)); });
  test('has its own', { timeout: 5000 }, () => wait(100));
  setInterval(() => {}, 1e6);`;

test('limits and ends that options ask for', async ({ sharedLab }) => {
  await printsTheSame(
    sharedLab,
    withOptions(
      stays,
      '--test-timeout=80 --test-force-exit',
      '--test-timeout 80 --test-force-exit --test-reporter tap',
    ),
  );
});

test('what is missing fails by its name', async ({ sharedLab }) => {
  const { stdout } = await run(
    sharedLab,
    `
    import { spawnSync } from 'node:child_process';
    import { mock, run } from 'node:test';
    for (const option of ['--test-randomize', '--test-rerun-failures=x']) {
      const { status, stderr } = spawnSync(process.execPath, ['--test', option], { encoding: 'utf8' });
      console.log(status, stderr.trim());
    }
    try { run({ inspectPort: 1 }); } catch ({ code, message }) { console.log(code, message); }
    console.log(mock.module);`,
  );
  expect(stdout.split('\n')).toEqual([
    '9 node: --test-randomize is not available in the built-in engine',
    '9 node: --test-rerun-failures=x is not available in the built-in engine',
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM test.run inspectPort is not available in the built-in engine',
    'undefined',
    '',
  ]);
});
