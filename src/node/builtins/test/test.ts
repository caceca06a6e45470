// One test: what it waits for, how it runs, and what is told of it and when.
import { AbortError } from '../../errors/abort-error.ts';
import { checkString } from '../../errors/node-error.ts';
import { callBody } from './call.ts';
import { isTestFailure, testFailure } from './failure.ts';
import type { TestFailure } from './failure.ts';
import type { Harness } from './harness.ts';
import { Hook, Hooks } from './hooks.ts';
import type { HookKind } from './hooks.ts';
import type { Location, Scope } from './needs.ts';
import { declared, isSaid, noTest, toConcurrency, toSignal, toTimeout } from './options.ts';
import type { Declared, TestFunction, TestOptions } from './options.ts';
import { isChosen } from './choosing.ts';
import { Plan } from './plan.ts';
import { stopWhen } from './stopping.ts';
import type { Stop } from './stopping.ts';
import { Subtests } from './subtests.ts';
import { toTags } from './tags.ts';
import { idsOf, tell, tellAll, tellComplete } from './telling.ts';
import type { Diagnostic, Told } from './telling.ts';

/** Makes the object that a test's function is given. */
export type MakeContext = (test: Test) => object;

/** In milliseconds. */
const nanosecond = 1e-6;

export class Test implements Told {
  readonly kind: 'suite' | 'test' = 'test';
  readonly harness: Harness;
  readonly parent: Test | undefined;
  readonly name: string;
  readonly location: Location | undefined;
  readonly nesting: number;
  readonly id: number;
  readonly tags: readonly string[];
  readonly hooks: Hooks;
  readonly subtests: Subtests<Test>;
  /** Its place among the subtests of its parent, from 1. */
  readonly order: number;
  /** `only`, as it was given. */
  readonly only: unknown;
  readonly timeout: number;
  readonly expectFailure: unknown;
  /** What ends with the test. */
  readonly aborting = new AbortController();
  /** How often it was run before: reruns are not known here. */
  readonly attempt = 0;
  skipped: boolean;
  isTodo: boolean;
  passed = false;
  cancelled = false;
  /** Its results have been told. */
  finished = false;
  error: TestFailure | Error | undefined;
  /** Of its subtests only those run that are marked so. */
  runsOnlyMarked: boolean;
  /** Tests that are marked with `only` are in it, in none but suites. */
  hasMarked = false;
  /** No more subtests are taken. */
  closed = false;
  /** Left out by a pattern or an option: nothing is told of it. */
  filtered = false;
  plan: Plan | undefined;
  fn: TestFunction;
  /** What it has replaced, to be put back at its end. */
  mocks: { reset(): void } | undefined;
  /** Why it is skipped or to do. */
  reason: unknown;
  number = 0;
  saidStart = false;
  /** The file that was run for it. */
  entryFile: string | undefined;
  /** Of the root: called when its last subtest has been told of. */
  onDone: (() => Promise<void>) | undefined;
  /** Of the root: called at the end of the run, once. */
  onEnd: (() => void) | undefined;
  protected startedAt: number | undefined;
  protected endedAt: number | undefined;
  readonly #makeContext: MakeContext;
  readonly #scope: Scope;
  readonly #outer: AbortSignal | undefined;
  readonly diagnostics: Diagnostic[] = [];
  readonly #onAbort = (): void => {
    const reason = this.#outer?.reason as unknown;
    const error = reason instanceof Object ? reason : new AbortError('The test was aborted');
    this.cancel(Object.assign(error as Error, { failureType: 'testAborted' }));
  };
  #context: object | undefined;
  readonly #planned: unknown;
  readonly #hasTimeout: boolean;
  #ended = false;
  #isRunning = false;

  /** The root of all tests has no parent. */
  constructor(
    harness: Harness,
    parent: Test | undefined,
    { name, options, fn, ...given }: Declared,
    makeContext: MakeContext,
  ) {
    const { needs, settings } = harness;
    this.harness = harness;
    this.parent = parent;
    this.name = name;
    this.#makeContext = makeContext;
    this.location = 'location' in given ? given.location : needs.caller();
    this.entryFile = parent ? parent.entryFile : this.location?.file;
    this.nesting = parent?.parent ? parent.nesting + 1 : 0;
    this.hooks = new Hooks(parent?.hooks);
    this.timeout = toTimeout(options.timeout, parent?.timeout ?? settings.timeout);
    this.#hasTimeout = options.timeout !== undefined && options.timeout !== null;
    const all = parent ? Infinity : Math.max(needs.parallelism - 1, 1);
    const concurrency = parent?.subtests.concurrency ?? 1;
    this.subtests = new Subtests(toConcurrency(options.concurrency, concurrency, all), () => {
      void this.onDone?.();
    });
    this.#outer = toSignal(options.signal);
    this.tags = toTags(options.tags, parent?.tags ?? [], needs.warn);
    this.only = options.only;
    this.runsOnlyMarked = !parent && settings.only;
    if (!harness.heedsMarks && (options.only || parent?.runsOnlyMarked)) {
      this.diagnostic("'only' and 'runOnly' require the --test-only command-line option.");
    }
    this.expectFailure = isSaid(options.expectFailure) ? options.expectFailure : undefined;
    this.skipped = isSaid(options.skip);
    this.isTodo = isSaid(options.todo) || parent?.isTodo === true;
    this.reason = [options.skip, options.todo].find((each) => typeof each === 'string');
    this.fn = this.skipped ? noTest : fn;
    this.#planned = options.plan;
    if (!parent) this.startedAt = needs.now();
    this.id = harness.lastTestId;
    harness.lastTestId += 1;
    this.order = (parent?.subtests.all.length ?? -1) + 1;
    this.#outer?.addEventListener('abort', this.#onAbort);
    this.#scope = harness.current.run(this, () => new needs.AsyncResource('Test')) as Scope;
    if (options.only && harness.heedsMarks) this.#markAncestors();
  }

  /** The limit of its own running: an option of node's holds for tests alone. */
  get limit(): number {
    if (this.kind === 'test' || this.#hasTimeout) return this.timeout;
    return this.parent?.kind === 'suite' ? this.parent.limit : Infinity;
  }

  /** The object that its function and its hooks are given. */
  get context(): object {
    return (this.#context ??= this.#makeContext(this));
  }

  get fullName(): string {
    return this.parent?.parent ? `${this.parent.fullName} > ${this.name}` : this.name;
  }

  get signal(): AbortSignal {
    return this.aborting.signal;
  }

  get hasBegun(): boolean {
    return this.startedAt !== undefined;
  }

  /** Counts its time from now on. */
  restartClock(): void {
    this.startedAt = this.harness.needs.now();
    this.endedAt = undefined;
  }

  get duration(): number {
    if (this.startedAt === undefined) return 0;
    const until = this.endedAt ?? this.harness.needs.now();
    return Number((until - this.startedAt).toFixed(6));
  }

  /** Adds a test to this one, or to the root where this one is over. */
  add<T extends Test>(
    Class: new (...args: ConstructorParameters<typeof Test>) => T,
    args: readonly [name: unknown, options: unknown, fn: unknown],
    overrides: TestOptions,
    makeContext: MakeContext,
    place?: { readonly location: Location | undefined },
  ): T {
    const given = { ...declared(...args), ...place };
    const isLate = this.finished || this.closed;
    const parent = isLate ? this.root : this;
    const options = { ...given.options, ...overrides };
    const test = new Class(this.harness, parent, { ...given, options }, makeContext);
    if (isLate) {
      const words = 'test could not be started because its parent finished';
      test.fail(testFailure(words, 'parentAlreadyFinished'));
    }
    parent.subtests.add(test);
    return test;
  }

  addHook(kind: HookKind, fn: unknown, options: TestOptions): void {
    const hook = new Hook(this.harness, kind, fn, options);
    if (kind === 'before' && this.startedAt !== undefined) {
      hook.run(this.context, this).catch((error: unknown) => {
        this.fail(testFailure(error, 'testCodeFailure', this.harness.needs.inspect));
      });
    }
    this.hooks.add(hook);
  }

  get root(): Test {
    return this.parent?.root ?? this;
  }

  /** Tells something at once, before any result. Throws where it is no text. */
  log(message: unknown, data?: unknown): void {
    checkString(message, 'message');
    const { name, nesting, location } = this;
    const ids = idsOf(this);
    this.harness.events.tell('test:log', { name, nesting, ...ids, message, data, ...location });
  }

  diagnostic(message: string, level = 'info'): void {
    this.diagnostics.push({ message, level });
  }

  /** Marks it as skipped or to do, from within. */
  mark(as: 'skip' | 'todo', reason: unknown): void {
    if (as === 'skip') this.skipped = true;
    else this.isTodo = true;
    if (reason !== undefined) this.reason = reason;
  }

  pass(): void {
    if (this.error !== undefined) return;
    if (this.expectFailure !== undefined && !this.skipped && !this.isTodo) {
      const words = 'test was expected to fail but passed';
      this.error = testFailure(words, 'expectedFailure');
      return;
    }
    this.passed = true;
  }

  fail(error: TestFailure | Error): void {
    if (this.error !== undefined) return;
    this.passed = this.expectFailure !== undefined && !this.skipped && !this.isTodo;
    this.error = error;
  }

  cancel(error?: Error): void {
    if (this.endedAt !== undefined || this.error !== undefined) return;
    const words = 'test did not finish before its parent and was cancelled';
    this.fail(error ?? testFailure(words, 'cancelledByParent'));
    this.passed = false;
    this.cancelled = true;
    this.aborting.abort();
  }

  /** Runs it now, or puts it behind those that run; the promise is of its end. */
  async start(): Promise<void> {
    const { parent } = this;
    if (!parent) return;
    if (this.#isLeftOut(parent)) return;
    this.#takeNumber(parent);
    parent.subtests.expect(this);
    tell(this, 'test:enqueue', { type: this.kind });
    if (parent.subtests.isFull) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      parent.subtests.wait(() => {
        // As Node tells it: of what kind its parent is.
        tell(this, 'test:dequeue', { type: parent.kind });
        resolve(this.run());
      });
      await promise;
      return;
    }
    tell(this, 'test:dequeue', { type: this.kind });
    await this.run();
  }

  /** Runs it, with its hooks, to its end. Does not reject. */
  async run(): Promise<void> {
    const { parent, context } = this;
    if (parent) parent.subtests.active += 1;
    this.startedAt ??= this.harness.needs.now();
    this.#isRunning = true;
    if (this.isAborted() || this.error !== undefined) {
      this.end();
      return;
    }
    const { skipped } = this;
    const afterEach = once(async () => {
      if (parent && !skipped) await parent.hooks.run('afterEach', context, this);
    });
    let stop: Stop | undefined;
    try {
      if (this.#planned !== undefined) this.plan = new Plan(this.harness.needs, this.#planned);
      const outer = parent ?? this;
      if (outer.hooks.has('before')) await outer.runHooks('before');
      if (parent?.hooks.has('beforeEach') && !skipped)
        await parent.hooks.run('beforeEach', context, this);
      stop = stopWhen(this.harness.needs, this.limit, this.signal);
      const call = callBody(this.inScope, this.fn, context);
      if (call) await Promise.race([call, stop.over]);
      this.isAborted();
      const { over } = this.subtests;
      if (over && parent) await Promise.race([over.promise, stop.over]);
      const planned = this.plan?.check();
      if (planned) await Promise.race([planned, stop.over]);
      this.pass();
      await afterEach();
      await this.runHooks('after');
    } catch (error) {
      this.failWith(error);
      // Those that fail as well change nothing.
      await afterEach().catch(() => undefined);
      await this.runHooks('after').catch(() => undefined);
    } finally {
      stop?.clear();
    }
    if (!parent) return;
    this.aborting.abort();
    this.end();
  }

  /** Runs hooks of its own with its own context. */
  async runHooks(kind: HookKind): Promise<void> {
    await this.hooks.run(kind, this.context, this);
  }

  /** The outcome, when it has run: subtests that are left are cancelled with `error`. */
  end(error?: Error): void {
    const now = this.harness.needs.now();
    this.startedAt ??= now;
    // However coarse the clock is, what ran took some time.
    this.endedAt ??= this.#isRunning ? Math.max(now, this.startedAt + nanosecond) : now;
    this.subtests.dropPending();
    let failed = 0;
    for (const subtest of this.subtests.all) {
      if (!subtest.finished) {
        subtest.cancel(error);
        subtest.end(error);
      }
      if (!subtest.passed && !subtest.isTodo) failed += 1;
    }
    if ((this.passed || !this.parent) && failed > 0) {
      const words = `${String(failed)} subtest${failed > 1 ? 's' : ''} failed`;
      this.fail(testFailure(words, 'subtestsFailed'));
    }
    this.#outer?.removeEventListener('abort', this.#onAbort);
    this.mocks?.reset();
    const { parent } = this;
    if (this.#ended) return;
    this.#ended = true;
    if (!parent) {
      this.onEnd?.();
      this.#ended = !this.harness.watching;
      return;
    }
    this.#takeNumber(parent);
    tellComplete(this);
    parent.subtests.active -= 1;
    this.#settle(parent);
  }

  /** Calls a function of the program's as this test. */
  readonly inScope = (
    fn: (...args: never[]) => unknown,
    self: unknown,
    ...args: unknown[]
  ): unknown => this.#scope.runInAsyncScope(() => Reflect.apply(fn, self, args) as unknown);

  protected isAborted(): boolean {
    if (this.#outer?.aborted === true) this.#onAbort();
    return this.signal.aborted;
  }

  protected failWith(error: unknown): void {
    if (!isTestFailure(error)) {
      this.fail(testFailure(error, 'testCodeFailure', this.harness.needs.inspect));
    } else if (error.failureType === 'testTimeoutFailure') this.cancel(error);
    else this.fail(error);
  }

  /** Counts as running without running, as suites do while their tests run. */
  protected occupy(): void {
    if (this.parent) this.parent.subtests.active += 1;
  }

  #takeNumber(parent: Test): void {
    if (this.number > 0) return;
    parent.subtests.numbered += 1;
    this.number = parent.subtests.numbered;
  }

  /** Whether it is not among those that run; one that has failed already is told of. */
  #isLeftOut(parent: Test): boolean {
    if (!this.filtered && this.number === 0 && this.error === undefined && !isChosen(this)) {
      this.filtered = true;
      this.#leaveOut(parent);
    }
    return this.filtered;
  }

  /** A test that is left out counts as over, and nobody hears of it. */
  #leaveOut(parent: Test): void {
    this.#ended = true;
    this.passed = true;
    this.startedAt = this.endedAt = this.harness.needs.now();
    this.#settle(parent);
  }

  #settle(parent: Test): void {
    parent.subtests.settle(this, parent.isItsTurn);
  }

  /** Whether all that comes before it has been told. */
  get isItsTurn(): boolean {
    const { parent } = this;
    return !parent || (parent.subtests.isTurnOf(this) && parent.isItsTurn);
  }

  finalize(): void {
    this.subtests.tellReady();
    if (!this.filtered) this.report();
    this.finished = true;
  }

  /** Tells its results. */
  protected report(): void {
    tellAll(this);
  }

  /** Suites run for what is in them. */
  #markAncestors(): void {
    for (let at = this.parent; at && (at.kind === 'suite' || !at.parent); at = at.parent) {
      at.hasMarked = true;
    }
  }
}

/** A function that runs once; calls after that give the same promise. */
function once(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= job());
}
