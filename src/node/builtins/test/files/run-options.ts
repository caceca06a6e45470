// What `run()` is given, checked as Node checks it and in its order.
import {
  checkFunction,
  checkString,
  invalidArgType,
  invalidArgValue,
  unavailable,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import type { EventStream } from '../event-stream.ts';
import { toPattern } from '../settings.ts';

export interface RunOptions {
  readonly concurrency: unknown;
  readonly timeout: unknown;
  readonly signal: unknown;
  /** Paths seen from `cwd`; the patterns say which files are run where there are none. */
  readonly files: readonly string[] | undefined;
  readonly globPatterns: readonly string[] | undefined;
  readonly forceExit: boolean;
  readonly isolation: 'none' | 'process';
  readonly watch: boolean;
  readonly setup: ((events: EventStream) => unknown) | undefined;
  readonly globalSetupPath: string | undefined;
  readonly only: boolean | undefined;
  readonly argv: readonly string[];
  readonly execArgv: readonly string[];
  readonly cwd: string;
  readonly env: object | undefined;
  readonly shard: { readonly index: number; readonly total: number } | undefined;
  readonly namePatterns: readonly RegExp[] | undefined;
  readonly skipPatterns: readonly RegExp[] | undefined;
  readonly coverage: boolean;
}

type Given = Readonly<Record<string, unknown>>;

/** Options that other Nodes know and this one does not. */
const lacking = [
  'inspectPort',
  'randomize',
  'randomSeed',
  'rerunFailuresFilePath',
  'testTagFilters',
] as const;

/** Throws where an option is wrong, or none of this engine's. */
export function toRunOptions(given: unknown, workingDirectory: string): RunOptions {
  const options = toObject(given, 'options');
  const { files, watch, forceExit, only, globPatterns, setup, env } = options;
  const { cwd = workingDirectory, isolation = 'process', coverage = false } = options;
  if (isGiven(files)) checkArray(files, 'options.files');
  if (isGiven(watch)) checkBoolean(watch, 'options.watch');
  if (isGiven(forceExit)) {
    checkBoolean(forceExit, 'options.forceExit');
    if (forceExit && watch === true) {
      throw invalidArgValue('options.forceExit', watch, 'is not supported with watch mode');
    }
  }
  if (isGiven(only)) checkBoolean(only, 'options.only');
  if (isGiven(globPatterns)) checkArray(globPatterns, 'options.globPatterns');
  for (const name of lacking) if (isGiven(options[name])) throw unavailable(`test.run ${name}`);
  checkString(cwd, 'options.cwd');
  if (isFilled(globPatterns) && isFilled(files)) {
    const why = "is not supported when specifying 'options.files'";
    throw invalidArgValue('options.globPatterns', globPatterns, why);
  }
  const shard = toShard(options['shard'], watch);
  if (isGiven(setup)) checkFunction(setup, 'options.setup');
  const namePatterns = toPatterns(options['testNamePatterns'], 'options.testNamePatterns');
  const skipPatterns = toPatterns(options['testSkipPatterns'], 'options.testSkipPatterns');
  if (isolation !== 'process' && isolation !== 'none') {
    throw invalidArgValue('options.isolation', isolation, "must be one of: 'process', 'none'");
  }
  checkBoolean(coverage, 'options.coverage');
  const argv = toTexts(options['argv'], 'options.argv');
  const execArgv = toTexts(options['execArgv'], 'options.execArgv');
  const globalSetupPath = options['globalSetupPath'] ?? undefined;
  if (globalSetupPath !== undefined) checkString(globalSetupPath, 'options.globalSetupPath');
  if (isGiven(env)) {
    toObject(env, 'options.env');
    if (isolation === 'none') {
      throw invalidArgValue('options.env', env, "is not supported with isolation='none'");
    }
  }
  return {
    concurrency: options['concurrency'],
    timeout: options['timeout'],
    signal: options['signal'],
    files: (files ?? undefined) as readonly string[] | undefined,
    globPatterns: (globPatterns ?? undefined) as readonly string[] | undefined,
    forceExit: forceExit === true,
    isolation,
    watch: watch === true,
    setup: (setup ?? undefined) as RunOptions['setup'],
    globalSetupPath,
    only: (only ?? undefined) as boolean | undefined,
    argv,
    execArgv,
    cwd,
    env: env ?? undefined,
    shard,
    namePatterns,
    skipPatterns,
    coverage,
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function toObject(value: unknown, name: string): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidArgType(name, 'of type object', value);
  }
  return value as Given;
}

function checkArray(value: unknown, name: string): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw invalidArgType(name, 'an instance of Array', value);
}

function checkBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw invalidArgType(name, 'of type boolean', value);
}

function toTexts(value: unknown, name: string): readonly string[] {
  if (value === undefined) return [];
  checkArray(value, name);
  return value.map((each, at) => {
    checkString(each, `${name}[${String(at)}]`);
    return each;
  });
}

function toShard(value: unknown, watch: unknown): RunOptions['shard'] {
  if (!isGiven(value)) return undefined;
  const given = toObject(value, 'options.shard');
  const { index: place, total: count } = given;
  const total = toInteger(count, 'options.shard.total', 1, Number.MAX_SAFE_INTEGER);
  const index = toInteger(place, 'options.shard.index', 1, total);
  if (watch === true) {
    throw invalidArgValue('options.shard', watch, 'shards not supported with watch mode');
  }
  return { index, total };
}

function toPatterns(value: unknown, name: string): readonly RegExp[] | undefined {
  if (!isGiven(value)) return undefined;
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map((each, at) => {
    const own = `${name}[${String(at)}]`;
    if (each instanceof RegExp) return each;
    if (typeof each === 'string') return toPattern(each, own);
    throw invalidArgType(own, 'of type string or an instance of RegExp', each);
  });
}
