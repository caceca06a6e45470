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
import { toTags } from './tags.ts';

/** Makes the object that a test's function is given. */
export type MakeContext = (test: Test) => object;

interface Pending {
  readonly test: Test;
  readonly start: () => void;
}

/** In milliseconds. */
const nanosecond = 1e-6;

export class Test {
  readonly kind: 'suite' | 'test' = 'test';
  readonly harness: Harness;
  readonly parent: Test | undefined;
  readonly name: string;
  readonly location: Location | undefined;
  readonly nesting: number;
  readonly id: number;
  readonly tags: readonly string[];
  readonly hooks: Hooks;
  readonly subtests: Test[] = [];
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
  /** Ends once no subtest is left to wait for. */
  allSubtests: PromiseWithResolvers<void> | undefined;
  /** Called when the last subtest of the root has been told of. */
  onDone: (() => Promise<void>) | undefined;
  protected startedAt: number | undefined;
  protected endedAt: number | undefined;
  readonly #makeContext: MakeContext;
  readonly #scope: Scope;
  readonly #outer: AbortSignal | undefined;
  readonly #concurrency: number;
  readonly #number: number;
  readonly #diagnostics: { readonly message: string; readonly level: string }[] = [];
  readonly #pending: Pending[] = [];
  readonly #ready = new Map<number, Test>();
  readonly #unfinished = new Set<Test>();
  readonly #onAbort = (): void => {
    const reason = this.#outer?.reason as unknown;
    const error = reason instanceof Object ? reason : new AbortError('The test was aborted');
    this.cancel(Object.assign(error as Error, { failureType: 'testAborted' }));
  };
  #context: object | undefined;
  #reason: unknown;
  readonly #planned: unknown;
  readonly #hasTimeout: boolean;
  #active = 0;
  #waitingOn = 0;
  #told = 0;
  #testNumber = 0;
  #saidStart = false;
  #ended = false;
  #isRunning = false;

  /** The root of all tests has no parent. */
  constructor(
    harness: Harness,
    parent: Test | undefined,
    { name, options, fn }: Declared,
    makeContext: MakeContext,
  ) {
    const { needs, settings } = harness;
    this.harness = harness;
    this.parent = parent;
    this.name = name;
    this.#makeContext = makeContext;
    this.location = needs.caller();
    this.nesting = parent?.parent ? parent.nesting + 1 : 0;
    this.hooks = new Hooks(parent?.hooks);
    this.timeout = toTimeout(options.timeout, parent?.timeout ?? settings.timeout);
    this.#hasTimeout = options.timeout !== undefined && options.timeout !== null;
    const all = parent ? Infinity : needs.parallelism - 1;
    this.#concurrency = toConcurrency(options.concurrency, parent?.concurrency ?? 1, all);
    this.#outer = toSignal(options.signal);
    this.tags = toTags(options.tags, parent?.tags ?? [], needs.warn);
    this.only = options.only;
    this.runsOnlyMarked = !parent && settings.only;
    this.expectFailure = isSaid(options.expectFailure) ? options.expectFailure : undefined;
    this.skipped = isSaid(options.skip);
    this.isTodo = isSaid(options.todo) || parent?.isTodo === true;
    this.#reason = [options.skip, options.todo].find((each) => typeof each === 'string');
    this.fn = this.skipped ? noTest : fn;
    this.#planned = options.plan;
    if (!parent) this.startedAt = needs.now();
    this.id = harness.lastTestId;
    harness.lastTestId += 1;
    this.#number = (parent?.subtests.length ?? -1) + 1;
    this.#outer?.addEventListener('abort', this.#onAbort);
    this.#scope = harness.current.run(this, () => new needs.AsyncResource('Test')) as Scope;
    if (options.only) this.#markAncestors();
  }

  /** The limit of its own running: an option of node's holds for tests alone. */
  get limit(): number {
    if (this.kind === 'test' || this.#hasTimeout) return this.timeout;
    return this.parent?.kind === 'suite' ? this.parent.limit : Infinity;
  }

  get concurrency(): number {
    return this.#concurrency;
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

  get duration(): number {
    if (this.startedAt === undefined) return 0;
    const until = this.endedAt ?? this.harness.needs.now();
    return Number((until - this.startedAt).toFixed(6));
  }

  /** Adds a test to this one, or to the root where this one is over. */
  add(
    Class: new (...args: ConstructorParameters<typeof Test>) => Test,
    args: readonly [name: unknown, options: unknown, fn: unknown],
    overrides: TestOptions,
    makeContext: MakeContext,
  ): Test {
    const given = declared(...args);
    const isLate = this.finished || this.closed;
    const parent = isLate ? this.root : this;
    const options = { ...given.options, ...overrides };
    const test = new Class(this.harness, parent, { ...given, options }, makeContext);
    if (parent.#waitingOn === 0) {
      parent.#waitingOn = 1;
      parent.allSubtests = Promise.withResolvers();
    }
    if (isLate) {
      const words = 'test could not be started because its parent finished';
      test.fail(testFailure(words, 'parentAlreadyFinished'));
    }
    parent.subtests.push(test);
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
  log(message: unknown): void {
    checkString(message, 'message');
    const { name, nesting, location } = this;
    this.harness.events.tell('test:log', { name, nesting, ...this.#ids, message, ...location });
  }

  diagnostic(message: string, level = 'info'): void {
    this.#diagnostics.push({ message, level });
  }

  /** Marks it as skipped or to do, from within. */
  mark(as: 'skip' | 'todo', reason: unknown): void {
    if (as === 'skip') this.skipped = true;
    else this.isTodo = true;
    if (reason !== undefined) this.#reason = reason;
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
    parent.#unfinished.add(this);
    this.#tell('test:enqueue', { type: this.kind });
    if (parent.#active >= parent.#concurrency) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      parent.#pending.push({
        test: this,
        start: () => {
          // As Node tells it: of what kind its parent is.
          this.#tell('test:dequeue', { type: parent.kind });
          resolve(this.run());
        },
      });
      await promise;
      return;
    }
    this.#tell('test:dequeue', { type: this.kind });
    await this.run();
  }

  /** Runs it, with its hooks, to its end. Does not reject. */
  async run(): Promise<void> {
    const { parent, context } = this;
    if (parent) parent.#active += 1;
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
      if (this.allSubtests && parent) await Promise.race([this.allSubtests.promise, stop.over]);
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
    this.#pending.length = 0;
    let failed = 0;
    for (const subtest of this.subtests) {
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
    if (!parent || this.#ended) return;
    this.#ended = true;
    this.#takeNumber(parent);
    this.#tellResult('test:complete', { passed: this.passed });
    parent.#active -= 1;
    this.#settle(parent);
  }

  /** What its diagnostics are, in the order they were made; for the root. */
  get diagnostics(): readonly { readonly message: string; readonly level: string }[] {
    return this.#diagnostics;
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
    if (this.parent) this.parent.#active += 1;
  }

  #takeNumber(parent: Test): void {
    if (this.#testNumber > 0) return;
    parent.#told += 1;
    this.#testNumber = parent.#told;
  }

  /** Whether it is not among those that run; one that has failed already is told of. */
  #isLeftOut(parent: Test): boolean {
    if (!this.filtered && this.#testNumber === 0 && this.error === undefined && !isChosen(this)) {
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
    parent.#unfinished.delete(this);
    parent.#ready.set(this.#number, this);
    parent.#tellReady();
    if (parent.#unfinished.size === 0) parent.allSubtests?.resolve();
    parent.#startPending();
  }

  #startPending(): void {
    while (this.#pending.length > 0 && this.#active < this.#concurrency) {
      this.#pending.shift()?.start();
    }
  }

  get #isItsTurn(): boolean {
    const { parent } = this;
    return !parent || (parent.#waitingOn === this.#number && parent.#isItsTurn);
  }

  /** Tells the results of subtests in the order in which these were declared. */
  #tellReady(): void {
    if (!this.#isItsTurn) return;
    for (;;) {
      const next = this.#ready.get(this.#waitingOn);
      if (!next) return;
      this.#ready.delete(this.#waitingOn);
      next.#finalize();
      this.#waitingOn += 1;
      if (this.#waitingOn > this.subtests.length) void this.onDone?.();
    }
  }

  #finalize(): void {
    this.#tellReady();
    if (!this.filtered) this.#report();
    this.finished = true;
  }

  #report(): void {
    const { harness, location } = this;
    count(harness, this);
    if (this.#told > 0) {
      const { nesting = 0 } = this.subtests[0] ?? {};
      harness.events.tell('test:plan', { nesting, count: this.#told, ...location });
    } else this.#sayStart();
    this.#tellResult(this.passed ? 'test:pass' : 'test:fail');
    for (const { message, level } of this.#diagnostics) {
      harness.events.tell('test:diagnostic', {
        nesting: this.nesting,
        message,
        level,
        ...location,
      });
    }
  }

  #sayStart(): void {
    if (this.#saidStart || !this.parent) return;
    this.#saidStart = true;
    this.parent.#sayStart();
    this.#tell('test:start');
  }

  get #classname(): { readonly classname?: string } {
    return this.parent?.parent ? { classname: this.parent.name } : {};
  }

  get #ids(): object {
    return { testId: this.id, parentId: this.parent?.id };
  }

  #tell(type: string, more: object = {}): void {
    const { name, nesting, tags, location } = this;
    const data = { nesting, name, ...more, ...this.#ids, tags: [...tags], ...location };
    this.harness.events.tell(type, data);
  }

  #tellResult(type: string, passed?: { readonly passed: boolean }): void {
    const { name, nesting, tags, location, kind, error } = this;
    const classname = this.#classname;
    this.harness.events.tell(type, {
      name,
      nesting,
      testNumber: this.#testNumber,
      ...this.#ids,
      details: {
        duration_ms: this.duration,
        type: kind,
        ...(!this.passed && { error }),
        ...classname,
        ...passed,
      },
      tags: [...tags],
      ...(!passed && classname),
      ...location,
      ...this.#directive,
    });
  }

  get #directive(): object {
    const said = (reason: unknown): unknown => reason ?? true;
    if (this.skipped) return { skip: said(this.#reason) };
    if (this.isTodo) return { todo: said(this.#reason) };
    return this.expectFailure === undefined ? {} : { expectFailure: this.expectFailure };
  }

  /** Suites run for what is in them. */
  #markAncestors(): void {
    for (let at = this.parent; at && (at.kind === 'suite' || !at.parent); at = at.parent) {
      at.hasMarked = true;
    }
  }
}

function count({ counts }: Harness, test: Test): void {
  if (test.nesting === 0) counts.topLevel += 1;
  const fails = !test.passed && !test.skipped && !test.isTodo;
  if (fails) test.harness.success = false;
  if (test.kind === 'suite') {
    counts.suites += 1;
    return;
  }
  counts.tests += 1;
  if (test.skipped) counts.skipped += 1;
  else if (test.isTodo) counts.todo += 1;
  else if (test.cancelled) counts.cancelled += 1;
  else if (test.passed) counts.passed += 1;
  else counts.failed += 1;
}

/** A function that runs once; calls after that give the same promise. */
function once(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= job());
}
