// `t.assert`: the checks of `node:assert`, counted for the plan of a test.
import { checkString, invalidArgType, unavailable } from '../../errors/node-error.ts';
import type { TestNeeds } from './needs.ts';
import type { Snapshots } from './snapshots.ts';
import type { Test } from './test.ts';

type Check = (this: unknown, ...args: unknown[]) => unknown;

/** Checks by name. */
export type Checks = Readonly<Record<string, Check>>;

/** Makes those of one test. `context` is what checks of a program's own are called on. */
export type MakeChecks = (test: Test, context: object) => Checks;

const names = [
  'deepEqual',
  'deepStrictEqual',
  'doesNotMatch',
  'doesNotReject',
  'doesNotThrow',
  'equal',
  'fail',
  'ifError',
  'match',
  'notDeepEqual',
  'notDeepStrictEqual',
  'notEqual',
  'notStrictEqual',
  'partialDeepStrictEqual',
  'rejects',
  'strictEqual',
  'throws',
] as const;

export function createChecks(
  { assert }: Pick<TestNeeds, 'assert'>,
  snapshots: Snapshots,
): {
  readonly make: MakeChecks;
  /** `assert.register`: adds a check of a program's own. */
  readonly register: (name: unknown, check: unknown) => void;
} {
  const own = new Map<string, Check>();
  const all = (test: Test): [string, Check][] => {
    const module = assert() as unknown as Checks;
    const absent =
      (name: string): Check =>
      () => {
        throw unavailable(`t.assert.${name}`);
      };
    return [
      ...names.map((name): [string, Check] => [name, module[name] ?? absent(name)]),
      [
        'snapshot',
        (actual, options) => {
          snapshots.check(test, actual, options);
        },
      ],
      [
        'fileSnapshot',
        (actual, path, options) => {
          snapshots.checkFile(actual, path, options);
        },
      ],
      ['ok', module['ok'] ?? absent('ok')],
      ...own,
    ];
  };
  return {
    make(test, context) {
      const checks = Object.create(null) as Record<string, Check>;
      for (const [name, check] of all(test)) {
        checks[name] = (...args) => {
          test.plan?.count();
          return Reflect.apply(check, context, args);
        };
      }
      return checks;
    },
    register(name, check) {
      checkString(name, 'name');
      if (typeof check !== 'function') throw invalidArgType('fn', 'of type function', check);
      own.set(name, check as Check);
    },
  };
}
