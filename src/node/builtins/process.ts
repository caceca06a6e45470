// `process`: what a program may know and do about the process and thread it runs in.
import { checkFunction, invalidArgType, outOfRange, unavailable } from '../errors.ts';
import { EventEmitter, emitterDefaults } from '../event-emitter.ts';
import { OutputStream } from '../output-stream.ts';
import type { Stream } from '../protocol.ts';
import type { ThreadContext } from '../thread-context.ts';
import { nodeVersion } from '../version.ts';
import { createEmitWarning } from '../warnings.ts';

const nodePath = '/usr/local/bin/node';

export interface ProcessParts {
  readonly thread: ThreadContext;
  /** The path of the entry, `argv[1]`; undefined for a text. */
  readonly script: string | undefined;
  /** The options `node` itself was given. */
  readonly execArgv: readonly string[];
  /** Ends the thread; what it returns never matters, because it does not return. */
  readonly exit: (code: number | undefined) => void;
}

/** Checks what may be an exit code, and makes a number of it. */
function toExitCode(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) {
    throw invalidArgType('code', 'of type number', value);
  }
  if (!Number.isInteger(number)) throw outOfRange('code', 'an integer', value);
  return number;
}

/** The `process` object of one thread. */
export type Process = ReturnType<typeof createProcess>;

export function createProcess({ thread, script, execArgv, exit }: ProcessParts) {
  const { facts, loop, source } = thread;
  const env = environment(facts.env);
  let exitCode: number | undefined;

  function nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
    checkFunction(callback, 'callback');
    loop.tick(() => {
      callback(...args);
    });
  }

  function stream(fd: number, name: Stream): OutputStream {
    return new OutputStream(
      fd,
      (text) => {
        thread.print(name, text);
      },
      (job) => {
        loop.tick(job);
      },
    );
  }

  function hrtime(since?: readonly [number, number]): [number, number] {
    const now = thread.clock() / 1000;
    const seconds = Math.floor(now);
    const nanoseconds = Math.round((now - seconds) * 1e9);
    if (!since) return [seconds, nanoseconds];
    const borrow = nanoseconds < since[1] ? 1 : 0;
    return [seconds - since[0] - borrow, nanoseconds - since[1] + borrow * 1e9];
  }
  hrtime.bigint = (): bigint => BigInt(Math.round(thread.clock() * 1e6));

  const emitter = new EventEmitter();
  const stdout = stream(1, 'stdout');
  const stderr = stream(2, 'stderr');
  const emitWarning = createEmitWarning({
    process: emitter,
    pid: facts.pid,
    nextTick: (job) => {
      loop.tick(job);
    },
    printError: (text) => stderr.write(text),
  });
  emitterDefaults.warn = emitWarning;
  emitterDefaults.nextTick = (job) => {
    loop.tick(job);
  };

  // On the emitter itself, so that `this` in its listeners and in these is one object.
  const process = Object.assign(emitter, {
    version: nodeVersion,
    versions: { node: nodeVersion.slice(1), v8: '13.6', modules: '137' },
    arch: 'x64',
    platform: 'linux',
    release: { name: 'node', lts: 'Krypton' },
    moduleLoadList: [],
    config: { target_defaults: {}, variables: {} },
    features: { inspector: false, ipv6: false, tls: false, typescript: false },
    title: 'node',
    argv: [nodePath, ...scriptArgument(source.threadId, script), ...facts.argv],
    argv0: 'node',
    execArgv: [...execArgv],
    execPath: nodePath,
    debugPort: 9229,
    env,
    pid: facts.pid,
    ppid: facts.ppid,
    exitCode,
    stdout,
    stderr,
    nextTick,
    hrtime,
    emitWarning,
    exit(code?: unknown): void {
      const checked = toExitCode(code);
      exit(checked ?? exitCode);
    },
    reallyExit(code?: number): void {
      exit(code);
    },
    cwd: () => facts.cwd,
    uptime: () => thread.clock() / 1000,
    umask: () => 0o22,
    memoryUsage: Object.assign(memoryUsage, { rss: () => memoryUsage().rss }),
    cpuUsage: () => ({ user: Math.round(thread.clock() * 1000), system: 0 }),
    getuid: () => 1000,
    geteuid: () => 1000,
    getgid: () => 1000,
    getegid: () => 1000,
    getgroups: () => [1000],
    ref: (object: { ref?: () => void }) => object.ref?.(),
    unref: (object: { unref?: () => void }) => object.unref?.(),
    hasUncaughtExceptionCaptureCallback: () => false,
    allowedNodeEnvironmentFlags: new Set<string>(),
    finalization: {},
    report: {},
    sourceMapsEnabled: false,
  });
  Object.defineProperties(process, {
    exitCode: {
      enumerable: true,
      configurable: true,
      get: () => exitCode,
      set: (value: unknown) => {
        exitCode = toExitCode(value);
      },
    },
    stdin: {
      enumerable: true,
      configurable: true,
      get: () => {
        throw unavailable('process.stdin');
      },
    },
    [Symbol.toStringTag]: { value: 'process', configurable: true },
  });
  if (source.threadId !== 0) process.title = 'node';
  return process;
}

/** A worker's text has a name in `argv`, that of `node -e` has not; nor has the module made of it. */
function scriptArgument(threadId: number, script: string | undefined): readonly string[] {
  if (threadId !== 0) return [script ?? '[worker eval]'];
  return script === undefined || script.endsWith('/[eval1].mjs') ? [] : [script];
}

function memoryUsage() {
  // Only Chromium tells, and only of the heap.
  const { memory } = performance as {
    memory?: { totalJSHeapSize: number; usedJSHeapSize: number };
  };
  const heapTotal = memory?.totalJSHeapSize ?? 0;
  const heapUsed = memory?.usedJSHeapSize ?? 0;
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}

/** `process.env`: whatever is put into it becomes a string. */
function environment(given: Readonly<Record<string, string>>): Record<string, string> {
  return new Proxy({ ...given } as Record<string, string>, {
    set(target, key, value: unknown) {
      if (typeof key === 'symbol') {
        throw new TypeError('Cannot convert a Symbol value to a string');
      }
      target[key] = String(value);
      return true;
    },
  });
}
