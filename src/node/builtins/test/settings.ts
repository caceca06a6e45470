// The options of the test runner on node's command line and in `NODE_OPTIONS`.
import { invalidArgValue } from '../../errors/node-error.ts';

/** A part of all files: the `index`th of `total`, from 1. */
export interface Shard {
  readonly index: unknown;
  readonly total: unknown;
}

/** What `--test` and `--test-…` options say. */
export interface TestSettings {
  /** `--test`: the process runs files of tests. */
  readonly runsFiles: boolean;
  /** Whether each file has a process of its own; undefined where the process runs no files. */
  readonly isolation: 'none' | 'process' | undefined;
  /** The process is one that another has launched to run a file. */
  readonly isChild: boolean;
  readonly concurrency: number | true;
  readonly shard: Shard | undefined;
  readonly watch: boolean;
  readonly coverage: boolean;
  /** A module whose functions run before all tests and after them. */
  readonly globalSetup: string | undefined;
  readonly only: boolean;
  readonly forceExit: boolean;
  /** Milliseconds; no limit where none is given. */
  readonly timeout: number;
  readonly namePatterns: readonly RegExp[];
  readonly skipPatterns: readonly RegExp[];
  readonly reporters: readonly string[];
  readonly destinations: readonly string[];
  readonly updateSnapshots: boolean;
  readonly moduleMocks: boolean;
  /** Modules to load before the tests. */
  readonly require: readonly string[];
  readonly import: readonly string[];
}

/** `/pattern/flags`, or the text of a pattern. Throws where it is none. */
export function toPattern(text: string, name: string): RegExp {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/su.exec(text) ?? [];
  try {
    return source === undefined ? new RegExp(text) : new RegExp(source, flags);
  } catch (error) {
    const why = (error as Error).message;
    throw invalidArgValue(name, text, `is an invalid regular expression. ${why}`);
  }
}

/**
 * Reads them; `values` gives what was given for an option, and `undefined` where it is not there.
 * `context` is what `NODE_TEST_CONTEXT` says. Throws where a value is wrong.
 */
export function readTestSettings(
  values: (option: string) => readonly string[] | undefined,
  context?: string,
): TestSettings {
  const isOn = (option: string): boolean => values(option) !== undefined;
  const numberOf = (option: string): number => Number(values(option)?.at(-1) ?? 0);
  const patterns = (option: string): readonly RegExp[] =>
    (values(option) ?? []).map((each) => toPattern(each, option));
  const runsFiles = isOn('--test');
  const isolation = runsFiles
    ? values('--test-isolation')?.at(-1) === 'none'
      ? 'none'
      : 'process'
    : undefined;
  const choosing = {
    only: isOn('--test-only'),
    namePatterns: patterns('--test-name-pattern'),
    skipPatterns: patterns('--test-skip-pattern'),
  };
  const isChild = context === 'child-v8' || context === 'child';
  const told = context === 'child' ? 'tap' : 'serializer';
  const timeout = numberOf('--test-timeout');
  return {
    runsFiles,
    isolation,
    isChild,
    concurrency: isolation === 'process' ? numberOf('--test-concurrency') || true : 1,
    shard: runsFiles ? toShard(values('--test-shard')?.at(-1)) : undefined,
    watch: isOn('--watch'),
    coverage: isOn('--experimental-test-coverage'),
    globalSetup: isChild ? undefined : values('--test-global-setup')?.at(-1),
    // Whoever runs a file in another process leaves it to that one to choose.
    ...(isolation === 'process' ? { only: false, namePatterns: [], skipPatterns: [] } : choosing),
    forceExit: isOn('--test-force-exit'),
    timeout: timeout === 0 ? Infinity : timeout,
    // Whoever has launched the process hears what happens, and nobody else.
    reporters: isChild ? [told] : (values('--test-reporter') ?? []),
    destinations: isChild ? ['stdout'] : (values('--test-reporter-destination') ?? []),
    updateSnapshots: isOn('--test-update-snapshots'),
    moduleMocks: isOn('--experimental-test-module-mocks'),
    require: values('--require') ?? [],
    import: values('--import') ?? [],
  };
}

function toShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, total] = /^(\d+)\/(\d+)$/u.exec(text) ?? [];
  if (index === undefined) {
    throw invalidArgValue('--test-shard', text, 'must be in the form of <index>/<total>');
  }
  return { index: Number(index), total: Number(total) };
}
