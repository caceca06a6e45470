// `process`: what a program may know and do about the process and thread it runs in.
import { nodePath } from '../../system/commands.ts';
import { nodeModules } from '../absent/missing.ts';
import { checkFunction, checkString, invalidArgType } from '../../errors/node-error.ts';
import { EventEmitter, emitterDefaults } from '../../events/emitter.ts';
import type { GetInspecting } from '../../values/inspecting.ts';
import { telling } from '../../loop/callbacks.ts';
import type { NodeOptions } from '../../context/node-options.ts';
import { createCredentials } from './credentials.ts';
import { createEnvironment } from './environment.ts';
import type { EnvironmentStore } from './environment.ts';
import type { checkExecution, Execution } from './execve.ts';
import type { createFinalization } from './finalization.ts';
import { createSettings, toExitCode } from './settings.ts';
import { createUsage } from './usage.ts';
import type { StandardStreams } from './standard-streams.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import type { ThreadStart } from '../../wire/thread-start.ts';
import { nodeVersion } from '../../system/version.ts';
import { createWarnings } from './warnings.ts';

export interface ProcessNeeds {
  readonly thread: ThreadContext;
  readonly inspecting: GetInspecting;
  /** The path of the entry, `argv[1]`; undefined for a text. */
  readonly script: string | undefined;
  /** What it was started by, and with. */
  readonly line: Pick<ThreadStart, 'argv' | 'argv0' | 'execArgv'>;
  readonly options: NodeOptions;
  readonly environment: () => EnvironmentStore;
  readonly streams: StandardStreams;
  readonly printWarning: (text: string) => void;
  readonly isFolder: (path: string) => boolean;
  /** Another built-in module. */
  readonly builtin: (name: string) => object | undefined;
  /** What few programs use of `process`. */
  readonly rare: () => {
    readonly createFinalization: typeof createFinalization;
    readonly checkExecution: typeof checkExecution;
  };
  /** Puts another program in the place of this one. Does not return. */
  readonly execute: (execution: Execution) => void;
  /** Ends the thread at once. */
  readonly finish: (code: number) => void;
  /** Emits `exit` and ends the thread; what it returns never matters, because it does not return. */
  readonly exit: (code: number | undefined) => void;
  /** What Node itself does with an exception that nobody caught. */
  readonly onUncaught: (error: unknown) => true;
  /** Has source maps followed from now on, or no more. */
  readonly followSourceMaps: (enabled: boolean) => void;
}

/** The `process` object of one thread. */
export type Process = ReturnType<typeof createProcess>['process'];

/** Node's `process` has a class of its own, of which it is the only instance. */
const Maker = class process extends EventEmitter {};

/** Makes `process`, and tells of the callback that programs may set for all exceptions. */
export function createProcess(needs: ProcessNeeds) {
  const { thread, inspecting, script, line, options, exit } = needs;
  const { facts, loop, source } = thread;
  let exitCode: number | undefined;
  let toldOfExecve = false;

  function nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
    checkFunction(callback, 'callback');
    // Before the program has said so, nothing of it runs any more.
    if ((process as { _exiting?: boolean })._exiting) return;
    const job = (): void => {
      Reflect.apply(callback, undefined, args);
    };
    loop.tick(telling('ticks', 'process.nextTick', job));
  }

  const emitter = new Maker();
  const { emitWarning, printWarnings } = createWarnings({
    process: emitter,
    pid: facts.pid,
    options,
    nextTick: (job) => {
      loop.tick(job);
    },
    printError: needs.printWarning,
  });
  emitterDefaults.warn = emitWarning;
  emitterDefaults.nextTick = (job) => {
    loop.tick(job);
  };
  const { captured, functions } = createSettings({
    isMainThread: source.threadId === 0,
    isFolder: needs.isFolder,
  });

  const { execPath = nodePath } = facts;
  // On the emitter itself, so that `this` in its listeners and in these is one object.
  const process = Object.assign(emitter, {
    version: nodeVersion,
    versions: { node: nodeVersion.slice(1), modules: '137', openssl: '3.5.8', v8: '13.6' },
    arch: 'x64',
    platform: 'linux',
    release: { name: 'node', lts: 'Krypton' },
    moduleLoadList: [],
    config: { target_defaults: {}, variables: { target_arch: 'x64', v8_enable_i18n_support: 1 } },
    features: {
      inspector: false,
      ipv6: false,
      require_module: options.requireModule,
      tls: false,
      typescript: false,
    },
    title: options.title ?? line.argv0,
    argv: [execPath, ...scriptArgument(source.threadId, script), ...line.argv],
    argv0: line.argv0,
    execArgv: [...line.execArgv],
    execPath,
    debugPort: 9229,
    env: createEnvironment(needs.environment, oncePending(options, emitWarning)),
    pid: facts.pid,
    ppid: facts.ppid,
    exitCode,
    nextTick,
    emitWarning,
    exit(code?: unknown): void {
      const checked = toExitCode(code);
      exit(checked ?? exitCode);
    },
    reallyExit(code?: number): void {
      needs.finish(code ?? 0);
    },
    _fatalException: needs.onUncaught,
    _rawDebug(...args: unknown[]): void {
      thread.output.print('stderr', `${inspecting().format(...args)}\n`);
    },
    _getActiveHandles: () => [],
    _getActiveRequests: () => [],
    getActiveResourcesInfo: () => loop.activeKinds(),
    ...createCredentials(source.threadId === 0),
    openStdin() {
      needs.streams.stdin.resume();
      return needs.streams.stdin;
    },
    ref: (object: unknown): void => {
      callByName(object, 'ref');
    },
    unref: (object: unknown): void => {
      callByName(object, 'unref');
    },
    allowedNodeEnvironmentFlags: new Set<string>(),
    report: {},
    sourceMapsEnabled: false,
    setSourceMapsEnabled(enabled: unknown): void {
      if (typeof enabled !== 'boolean') throw invalidArgType('val', 'of type boolean', enabled);
      needs.followSourceMaps(enabled);
    },
    getBuiltinModule(id: unknown): object | undefined {
      checkString(id, 'id');
      // Some have no name without the prefix.
      const name = id.replace(/^node:/u, '');
      return nodeModules.has(id) || nodeModules.has(name) ? needs.builtin(name) : undefined;
    },
    execve(execPath: unknown, args: unknown = [], env: unknown = process.env): void {
      if (!toldOfExecve) {
        const message = 'process.execve is an experimental feature and might change at any time';
        emitWarning(message, 'ExperimentalWarning');
      }
      toldOfExecve = true;
      const isMainThread = source.threadId === 0;
      needs.execute(needs.rare().checkExecution(isMainThread, execPath, args, env));
    },
    ...functions,
    ...createUsage(thread.clock),
  });
  let finalization: unknown;
  Object.defineProperty(process, 'finalization', {
    enumerable: true,
    configurable: true,
    get: () => (finalization ??= needs.rare().createFinalization(emitter, emitWarning)),
    set: (value: unknown) => {
      finalization = value;
    },
  });
  Object.defineProperty(process, 'exitCode', {
    enumerable: true,
    configurable: true,
    get: () => exitCode,
    set: (value: unknown) => {
      exitCode = toExitCode(value);
    },
  });
  for (const name of ['stdin', 'stdout', 'stderr'] as const) {
    Object.defineProperty(process, name, {
      enumerable: true,
      configurable: true,
      get: () => needs.streams[name],
    });
  }
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });
  const typed = process as typeof process & StandardStreams;
  return { process: typed, captured, printWarnings };
}

/** A worker's text has a name in `argv`, that of `node -e` has not; nor has the module made of it. */
function scriptArgument(threadId: number, script: string | undefined): readonly string[] {
  if (threadId !== 0) return [script ?? '[worker eval]'];
  return script === undefined || script.endsWith('/[eval1].mjs') ? [] : [script];
}

/** Warns of odd values in the environment, once, where that was asked for. */
function oncePending(
  { pendingDeprecation }: NodeOptions,
  emitWarning: (...args: unknown[]) => void,
): () => void {
  let warned = !pendingDeprecation;
  return () => {
    if (warned) return;
    warned = true;
    emitWarning(
      'Assigning any value other than a string, number, or boolean to a process.env property is ' +
        'deprecated. Please make sure to convert the value to a string before setting ' +
        'process.env with it.',
      'DeprecationWarning',
      'DEP0104',
    );
  };
}

/** Calls an object's method, which stands under a symbol or under its name; nothing where there is none. */
function callByName(object: unknown, name: 'ref' | 'unref'): void {
  if (object === undefined || object === null) return;
  const methods = object as Readonly<Record<string | symbol, unknown>>;
  const method = methods[Symbol.for(`nodejs.${name}`)] ?? methods[name];
  if (typeof method === 'function') Reflect.apply(method, object, []);
}
