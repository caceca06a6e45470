// Functions that run before and after tests.
import { callBody } from './call.ts';
import { isTestFailure, testFailure } from './failure.ts';
import type { TestFailure } from './failure.ts';
import type { Harness } from './harness.ts';
import type { Location } from './needs.ts';
import { noTest, toSignal, toTimeout } from './options.ts';
import type { TestFunction, TestOptions } from './options.ts';
import { stopWhen } from './stopping.ts';

export type HookKind = 'after' | 'afterEach' | 'before' | 'beforeEach';

export class Hook {
  readonly kind: HookKind;
  readonly location: Location | undefined;
  readonly #harness: Harness;
  readonly #fn: TestFunction;
  readonly #timeout: number;
  readonly #signal: AbortSignal;
  #once: Promise<void> | undefined;

  constructor(harness: Harness, kind: HookKind, fn: unknown, options: TestOptions) {
    this.kind = kind;
    this.location = harness.needs.caller();
    this.#harness = harness;
    this.#fn = typeof fn === 'function' ? (fn as TestFunction) : noTest;
    this.#timeout = toTimeout(options.timeout, Infinity);
    this.#signal = toSignal(options.signal) ?? new AbortController().signal;
  }

  /** Runs it for a test; `before` and `after` run once. Rejects with what it threw. */
  run(context: unknown, scope: object): Promise<void> {
    if (this.kind === 'before' || this.kind === 'after') {
      return (this.#once ??= this.#run(context, scope));
    }
    return this.#run(context, scope);
  }

  async #run(context: unknown, scope: object): Promise<void> {
    if (this.#signal.aborted) throw aborted(this.#signal);
    const stop = stopWhen(this.#harness.needs, this.#timeout, this.#signal);
    try {
      const call = callBody(
        (fn, self, ...args) =>
          this.#harness.current.run(scope, () => Reflect.apply(fn, self, args) as unknown),
        this.#fn,
        context,
      );
      if (call) await Promise.race([call, stop.over]);
      if (this.#signal.aborted) throw aborted(this.#signal);
    } finally {
      stop.clear();
    }
  }
}

/** The hooks of one test, and by its ancestors' those around each of its subtests. */
export class Hooks {
  readonly #parent: Hooks | undefined;
  readonly #own: Hook[] = [];
  /** Where the hook stands that has failed last. */
  failedAt: Location | undefined;

  constructor(parent: Hooks | undefined) {
    this.#parent = parent;
  }

  add(hook: Hook): void {
    this.#own.push(hook);
  }

  /** Runs those of a kind, one after another. Rejects with a failure. */
  async run(kind: HookKind, context: unknown, scope: object): Promise<void> {
    for (const hook of this.all(kind)) {
      try {
        await hook.run(context, scope);
      } catch (error) {
        this.failedAt = hook.location;
        throw hookFailure(kind, error);
      }
    }
  }

  /** Whether there are any of a kind: without them, a test runs at once. */
  has(kind: HookKind): boolean {
    return this.all(kind).length > 0;
  }

  protected all(kind: HookKind): readonly Hook[] {
    const own = this.#own.filter((hook) => hook.kind === kind);
    if (kind === 'beforeEach') return [...(this.#parent?.all(kind) ?? []), ...own];
    if (kind === 'afterEach') return [...own, ...(this.#parent?.all(kind) ?? [])];
    return own;
  }
}

/** The failure that a signal's reason is. */
function aborted({ reason }: AbortSignal): TestFailure {
  return testFailure(reason, 'testAborted');
}

function hookFailure(kind: HookKind, error: unknown): TestFailure {
  const failure = testFailure(`failed running ${kind} hook`, 'hookFailed');
  failure.cause = isTestFailure(error) ? error.cause : error;
  return failure;
}
