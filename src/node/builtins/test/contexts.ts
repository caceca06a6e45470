// What the functions of tests and suites are given.
import type { Checks, MakeChecks } from './checks.ts';
import { nodeError } from '../../errors/node-error.ts';
import type { HookKind } from './hooks.ts';
import type { TestOptions } from './options.ts';
import { Plan } from './plan.ts';
import { Test } from './test.ts';
import { waitFor } from './waiting.ts';

/** What both are given. */
class Context {
  readonly #test: Test;

  constructor(test: Test) {
    this.#test = test;
  }

  get signal(): AbortSignal {
    return this.#test.signal;
  }

  get name(): string {
    return this.#test.name;
  }

  get filePath(): string | undefined {
    return this.#test.entryFile;
  }

  get fullName(): string {
    return this.#test.fullName;
  }

  get passed(): boolean {
    return this.#test.passed;
  }

  get attempt(): number {
    return this.#test.attempt;
  }

  diagnostic(message: string): void {
    this.#test.diagnostic(message);
  }

  log(message: unknown, data?: unknown): void {
    this.#test.log(message, data);
  }
}

export class SuiteContext extends Context {}

/** The class of what tests are given. `makeChecks` makes what stands in `t.assert`. */
export function createTestContext<Mocks extends { reset(): void }>(
  makeChecks: MakeChecks,
  MockTracker: new () => Mocks,
) {
  return class TestContext extends Context {
    readonly #test: Test;
    #checks: Checks | undefined;
    #mocks: Mocks | undefined;

    constructor(test: Test) {
      super(test);
      this.#test = test;
    }

    get error(): Error | null {
      return this.#test.error ?? null;
    }

    get tags(): readonly string[] {
      return [...this.#test.tags];
    }

    get workerId(): number | undefined {
      const id = this.#test.harness.needs.process.env['NODE_TEST_WORKER_ID'];
      return id === undefined ? undefined : Number(id);
    }

    plan(count: unknown, options: unknown = {}): void {
      if (this.#test.plan) {
        throw nodeError(Error, 'ERR_TEST_FAILURE', 'cannot set plan more than once');
      }
      this.#test.plan = new Plan(this.#test.harness.needs, count, options);
    }

    get assert(): Checks {
      return (this.#checks ??= makeChecks(this.#test, this));
    }

    get mock(): Mocks {
      const mocks = (this.#mocks ??= new MockTracker());
      this.#test.mocks = mocks;
      return mocks;
    }

    runOnly(value: unknown): void {
      this.#test.runsOnlyMarked = Boolean(value);
    }

    skip(message?: unknown): void {
      this.#test.mark('skip', message);
    }

    todo(message?: unknown): void {
      this.#test.mark('todo', message);
    }

    test(name?: unknown, options?: unknown, fn?: unknown): Promise<void> {
      this.#test.plan?.count();
      const make = (test: Test): object => new TestContext(test);
      return this.#test.add(Test, [name, options, fn], {}, make).start();
    }

    before(fn: unknown, options?: TestOptions): void {
      this.#hook('before', fn, options);
    }

    after(fn: unknown, options?: TestOptions): void {
      this.#hook('after', fn, options);
    }

    beforeEach(fn: unknown, options?: TestOptions): void {
      this.#hook('beforeEach', fn, options);
    }

    afterEach(fn: unknown, options?: TestOptions): void {
      this.#hook('afterEach', fn, options);
    }

    waitFor(condition: unknown, options: unknown = {}): Promise<unknown> {
      return waitFor(this.#test.harness.needs, condition, options);
    }

    #hook(kind: HookKind, fn: unknown, options: TestOptions = {}): void {
      this.#test.addHook(kind, fn, options);
    }
  };
}
