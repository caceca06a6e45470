// The options of `node` that change how this kernel behaves, from its command line and `NODE_OPTIONS`.

/** What becomes of a rejection that nobody handles. */
export const rejectionModes = ['throw', 'strict', 'warn', 'none', 'warn-with-error-codes'] as const;
export type RejectionMode = (typeof rejectionModes)[number];

const inputTypes: readonly string[] = [
  'module',
  'commonjs',
  'module-typescript',
  'commonjs-typescript',
];

/** Which ES modules that are required are told of: all, or none that a file in a `node_modules` requires. */
const requireTraces = ['all', 'no-node-modules'] as const;
export type RequireTrace = (typeof requireTraces)[number];

/** Node's options by their meaning; all others are taken and do nothing. */
export interface NodeOptions {
  readonly unhandledRejections: RejectionMode;
  /** Whether an exception that nobody caught ends the process before anybody hears of it. */
  readonly abortOnUncaughtException: boolean;
  readonly warnings: boolean;
  readonly deprecation: boolean;
  /** Whether there is a global `gc`. */
  readonly exposesGc: boolean;
  readonly pendingDeprecation: boolean;
  readonly throwDeprecation: boolean;
  readonly traceDeprecation: boolean;
  readonly traceWarnings: boolean;
  /** Modules to load before the program: CommonJS first, then the others. */
  readonly require: readonly string[];
  readonly import: readonly string[];
  /** Modules of hooks, to be registered before those. */
  readonly loaders: readonly string[];
  readonly preserveSymlinks: boolean;
  readonly preserveSymlinksMain: boolean;
  /** For `exports` and `imports` of packages. */
  readonly conditions: readonly string[];
  /** What `process.title` is, where that was said. */
  readonly title: string | undefined;
  /** Codes and types of warnings that are not to be printed. */
  readonly disabledWarnings: readonly string[];
  /** What kind of module a text is that is in no file. */
  readonly inputType: string | undefined;
  /** A file that warnings go to. */
  readonly redirectWarnings: string | undefined;
  readonly sourceMaps: boolean;
  /** Whether the entry is only parsed. */
  readonly check: boolean;
  /** Whether the entry is named by a URL. */
  readonly entryUrl: boolean;
  /** Whether ES modules may be required. */
  readonly requireModule: boolean;
  readonly traceRequireModule: RequireTrace | undefined;
}

const shortNames: Readonly<Record<string, string>> = {
  '-c': '--check',
  '-r': '--require',
  '-C': '--conditions',
  '--loader': '--experimental-loader',
};

/** Options with a value, which may also stand in the word behind them. */
const withValue: ReadonlySet<string> = new Set([
  '--conditions',
  '--disable-warning',
  '--env-file',
  '--experimental-loader',
  '--import',
  '--input-type',
  '--redirect-warnings',
  '--require',
  '--stack-trace-limit',
  '--experimental-test-tag-filter',
  '--test-concurrency',
  '--test-coverage-branches',
  '--test-coverage-exclude',
  '--test-coverage-functions',
  '--test-coverage-include',
  '--test-coverage-lines',
  '--test-global-setup',
  '--test-isolation',
  '--test-name-pattern',
  '--test-random-seed',
  '--test-reporter',
  '--test-reporter-destination',
  '--test-rerun-failures',
  '--test-shard',
  '--test-skip-pattern',
  '--test-timeout',
  '--title',
  '--trace-require-module',
  '--unhandled-rejections',
]);

/** Where `words` has an option with a value of its own behind it: how many words the two are. */
export function wordsOfOption(option: string): 1 | 2 {
  return withValue.has(shortNames[option] ?? option) ? 2 : 1;
}

export function readNodeOptions(
  execArgv: readonly string[],
  env: Readonly<Record<string, string>>,
): NodeOptions {
  const words = [...splitWords(env['NODE_OPTIONS'] ?? ''), ...execArgv].map(spelled);
  const given = valuesOf(words);
  const mode = given.get('--unhandled-rejections')?.at(-1);
  /** Of an option and its `--no-` form the later one holds. */
  const isOn = (name: string, otherwise = false): boolean => {
    const last = words.findLast((word) => word === `--${name}` || word === `--no-${name}`);
    return last === undefined ? otherwise : last === `--${name}`;
  };
  return {
    unhandledRejections: rejectionModes.find((each) => each === mode) ?? 'throw',
    abortOnUncaughtException: isOn('abort-on-uncaught-exception'),
    warnings: isOn('warnings', env['NODE_NO_WARNINGS'] !== '1'),
    deprecation: isOn('deprecation', true),
    exposesGc: isOn('expose-gc'),
    pendingDeprecation: isOn('pending-deprecation', env['NODE_PENDING_DEPRECATION'] === '1'),
    throwDeprecation: isOn('throw-deprecation'),
    traceDeprecation: isOn('trace-deprecation'),
    traceWarnings: isOn('trace-warnings'),
    preserveSymlinks: isOn('preserve-symlinks', env['NODE_PRESERVE_SYMLINKS'] === '1'),
    preserveSymlinksMain: isOn(
      'preserve-symlinks-main',
      env['NODE_PRESERVE_SYMLINKS_MAIN'] === '1',
    ),
    require: given.get('--require') ?? [],
    import: given.get('--import') ?? [],
    loaders: given.get('--experimental-loader') ?? [],
    conditions: given.get('--conditions') ?? [],
    title: given.get('--title')?.at(-1),
    disabledWarnings: given.get('--disable-warning') ?? [],
    inputType: given.get('--input-type')?.at(-1),
    sourceMaps: isOn('enable-source-maps'),
    check: given.has('--check'),
    entryUrl: isOn('entry-url'),
    requireModule: isOn('experimental-require-module', isOn('require-module', true)),
    traceRequireModule: requireTraces.find(
      (each) => each === given.get('--trace-require-module')?.at(-1),
    ),
    redirectWarnings: given.get('--redirect-warnings')?.at(-1) ?? env['NODE_REDIRECT_WARNINGS'],
  };
}

/** What is wrong with the values of options, in Node's words; undefined where nothing is. */
export function wrongValue(
  execArgv: readonly string[],
  env: Readonly<Record<string, string>>,
): string | undefined {
  for (const words of [splitWords(env['NODE_OPTIONS'] ?? ''), execArgv]) {
    const given = valuesOf(words);
    const type = given.get('--input-type')?.at(-1);
    if (type !== undefined && !inputTypes.includes(type))
      return '--input-type must be "module","commonjs", "module-typescript" or "commonjs-typescript"';
    const isolation = given.get('--test-isolation')?.at(-1);
    if (isolation !== undefined && isolation !== 'none' && isolation !== 'process')
      return 'invalid value for --test-isolation';
    const mode = given.get('--unhandled-rejections')?.at(-1);
    if (mode !== undefined && !rejectionModes.some((each) => each === mode))
      return 'invalid value for --unhandled-rejections';
    const trace = given.get('--trace-require-module')?.at(-1);
    if (trace !== undefined && !requireTraces.some((each) => each === trace))
      return 'invalid value for --trace-require-module';
  }
  return undefined;
}

/** The values that each option of `node` was given, by its name; those of `NODE_OPTIONS` come first. */
export function valuesOfOptions(
  execArgv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, readonly string[]> {
  return valuesOf([...splitWords(env['NODE_OPTIONS'] ?? ''), ...execArgv]);
}

/** The values that each option has among the words, in their order. */
function valuesOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>();
  for (let at = 0; at < words.length; at += 1) {
    const [, option = '', value] = /^(-[^=]*)(?:=(.*))?$/su.exec(words[at] ?? '') ?? [];
    const name = shortNames[option] ?? option;
    if (value === undefined && withValue.has(name)) at += 1;
    given.set(name, [...(given.get(name) ?? []), value ?? words[at] ?? '']);
  }
  return given;
}

/** Node takes the names of options with underscores too. */
function spelled(word: string): string {
  return word.replace(/^--[^=]*/u, (name) => name.replaceAll('_', '-'));
}

/** As Node splits `NODE_OPTIONS`: by spaces, with double quotes and backslashes. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:"(?:\\.|[^"])*"|[^\s"])+/gu) ?? [];
  return words.map((word) =>
    word.replace(/"((?:\\.|[^"])*)"/gu, (_, inner: string) => inner.replace(/\\(.)/gu, '$1')),
  );
}

/** Options that a single thread may be given: those of the environment, not of the whole process. */
const workerOptions: ReadonlySet<string> = new Set(
  (
    '--abort-on-uncaught-exception --addons --async-context-frame --conditions --deprecation ' +
    '--disable-warning --enable-source-maps --entry-url --experimental-default-type ' +
    '--experimental-detect-module --experimental-eventsource --experimental-fetch ' +
    '--experimental-global-navigator --experimental-import-meta-resolve --experimental-loader ' +
    '--experimental-network-inspection --experimental-permission --experimental-policy ' +
    '--experimental-print-required-tla --experimental-repl-await --experimental-require-module ' +
    '--experimental-shadow-realm --experimental-specifier-resolution --experimental-sqlite ' +
    '--experimental-strip-types --experimental-test-coverage --experimental-test-module-mocks ' +
    '--experimental-transform-types --experimental-vm-modules --experimental-wasi-unstable-preview1 ' +
    '--experimental-wasm-modules --experimental-webstorage --experimental-websocket ' +
    '--experimental-worker --expose-internals --force-async-hooks-checks --frozen-intrinsics ' +
    '--icu-data-dir --import --input-type --insecure-http-parser --loader --localstorage-file ' +
    '--max-http-header-size --network-family-autoselection --node-snapshot --pending-deprecation ' +
    '--permission --preserve-symlinks --preserve-symlinks-main --prof-process --require ' +
    '--stack-trace-limit --test --test-only --throw-deprecation --trace-deprecation ' +
    '--trace-exit --trace-promises --trace-sigint --trace-sync-io --trace-tls --trace-uncaught ' +
    '--trace-warnings --unhandled-rejections --verify-base-objects --warnings --watch'
  ).split(' '),
);

/** Whether `new Worker()` takes an option, given as a word of a command line. */
export function isWorkerOption(word: string): boolean {
  const [option = ''] = word.split('=');
  return workerOptions.has((shortNames[option] ?? option).replace(/^--no-/u, '--'));
}
