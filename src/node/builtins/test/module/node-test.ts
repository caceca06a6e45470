// `node:test`: tests, suites, hooks.
import { bare } from '../../../values/bare.ts';
import { defineListed } from '../../../values/define-property.ts';
import { createChecks } from '../checks.ts';
import { createTestContext, SuiteContext } from '../contexts.ts';
import type { HookKind } from '../hooks.ts';
import type { TestNeeds } from '../needs.ts';
import type { TestOptions } from '../options.ts';
import { safely } from '../reporters/data.ts';
import type { ReporterNeeds } from '../reporters/data.ts';
import { createMockTracker } from '../mocks/tracker.ts';
import { createReporters } from '../reporters/reporters.ts';
import { startWhenReady } from '../files/in-process.ts';
import { run as runFiles } from '../files/run.ts';
import type { RunGround } from '../files/run.ts';
import { Slots } from '../files/slots.ts';
import { setUpAll } from '../global-setup.ts';
import { createOwnTree } from './own-tree.ts';
import { Snapshots } from '../snapshots.ts';
import { Suite } from '../suite.ts';
import { Test } from '../test.ts';
import type { Tree } from '../tree.ts';

type Declare = (name?: unknown, options?: unknown, fn?: unknown) => Promise<void>;

const overridesByName: Readonly<Record<string, TestOptions>> = {
  expectFailure: { expectFailure: true },
  skip: { skip: true },
  todo: { todo: true },
  only: { only: true },
};

/** The exports of `node:test` and `node:test/reporters`. The run begins with the first test or hook. */
export function createTest(lent: TestNeeds & ReporterNeeds) {
  // What tests throw may fail when it is looked at.
  const needs = { ...lent, inspect: safely(lent.inspect) };
  const current = new needs.AsyncLocalStorage();
  const { builtin } = createReporters(needs);
  const snapshots = new Snapshots(needs);
  const checks = createChecks(needs, snapshots);
  const MockTracker = createMockTracker(needs, () => needs.settings().moduleMocks);
  const TestContext = createTestContext(checks.make, MockTracker);
  const makeTestContext = (test: Test): object => new TestContext(test);
  const makeSuiteContext = (test: Test): object => new SuiteContext(test);
  let tree: Tree | undefined;
  let isSetUp = false;
  const ground: RunGround = {
    needs,
    current,
    makeContext: makeTestContext,
    writeSnapshots() {
      snapshots.write();
    },
    async setUp(path, cwd) {
      if (isSetUp || path === undefined) return () => undefined;
      isSetUp = true;
      return setUpAll(needs, path, cwd);
    },
    slots: new Slots(),
    onTree(begun) {
      tree = begun;
    },
  };
  /** The test that the caller is in. */
  const here = (): Test => {
    const found = current.getStore();
    return found instanceof Test ? found : (tree ??= createOwnTree(ground, builtin)).root;
  };

  function declare(
    Class: typeof Suite | typeof Test,
    args: Parameters<Declare>,
    more: TestOptions,
  ) {
    const parent = here();
    const isSuite = Class === Suite;
    const make = isSuite ? makeSuiteContext : makeTestContext;
    const test = parent.add(Class, [args[0], args[1], args[2]], more, make);
    if (parent instanceof Suite) return Promise.resolve();
    const started = test.parent?.parent ? test.start() : startWhenReady(test);
    return isSuite ? Promise.resolve() : started;
  }

  function createDeclare(Class: typeof Suite | typeof Test): Declare {
    const test: Declare = (name, options, fn) => declare(Class, [name, options, fn], {});
    for (const [each, overrides] of Object.entries(overridesByName)) {
      defineListed(test, each, ((name, options, fn) =>
        declare(Class, [name, options, fn], overrides)) satisfies Declare);
    }
    return test;
  }

  const hook = (kind: HookKind) => (fn?: unknown, options?: TestOptions) => {
    here().addHook(kind, fn, options ?? {});
  };
  const test = createDeclare(Test);
  const suite = createDeclare(Suite);
  Object.assign(test, {
    after: hook('after'),
    afterEach: hook('afterEach'),
    before: hook('before'),
    beforeEach: hook('beforeEach'),
    describe: suite,
    getTestContext: function getTestContext() {
      const found = current.getStore();
      return found instanceof Test ? found.context : undefined;
    },
    it: test,
    run: function run(options: unknown = {}) {
      return runFiles(ground, options);
    },
    suite,
    test,
  });
  const asked: Readonly<Record<string, () => object>> = {
    mock: once(() => new MockTracker()),
    snapshot: once(() =>
      bare({
        setDefaultSnapshotSerializers(serializers: unknown): void {
          snapshots.setSerializers(serializers);
        },
        setResolveSnapshotPath(fn: unknown): void {
          snapshots.setResolve(fn);
        },
      }),
    ),
    assert: once(() => bare({ register: checks.register })),
  };
  for (const [name, get] of Object.entries(asked)) {
    Object.defineProperty(test, name, { get, enumerable: true, configurable: true });
  }
  return test;
}

/** Makes something when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
