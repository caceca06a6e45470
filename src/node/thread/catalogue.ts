// The built-in modules of one thread, made when first asked for.
import type { createAssert } from '../builtins/assert/assert.ts';
import { createAsyncHooks } from '../builtins/async-hooks.ts';
import type { createBuffer } from '../builtins/buffer/buffer.ts';
import { createChildProcess } from '../builtins/child-process/child-process.ts';
import { createConsole } from '../builtins/console/console.ts';
import { createCrypto } from '../builtins/crypto/crypto.ts';
import { createDiagnosticsChannel } from '../builtins/diagnostics-channel.ts';
import { createEvents } from '../builtins/events.ts';
import type { createFs } from '../builtins/fs/fs.ts';
import { createModule } from '../builtins/module.ts';
import { createOs } from '../builtins/os.ts';
import { createPath } from '../builtins/path/path.ts';
import type { Process } from '../builtins/process/process.ts';
import type { createQuerystring } from '../builtins/querystring.ts';
import type { createReadline } from '../builtins/readline/readline.ts';
import { createStream, createStreamConsumers, createStreamWeb } from '../builtins/stream/stream.ts';
import { createTimers } from '../builtins/timers/timers.ts';
import { createTty } from '../builtins/tty.ts';
import { createUrl } from '../builtins/url/url.ts';
import { createUtil } from '../builtins/util/util.ts';
import { createWorkerThreads } from '../builtins/worker-threads/worker-threads.ts';
import type { ChildParts } from '../builtins/cluster/child.ts';
import type { MessagingClasses } from '../builtins/worker-threads/worker-threads.ts';
import type { ChildHost } from '../builtins/child-process/child.ts';
import type { StreamClasses } from '../builtins/stream/pipes.ts';
import type { Disk } from '../disk/disk.ts';
import { EventEmitter } from '../events/emitter.ts';
import { fillMissing, nodeModules } from '../builtins/absent/missing.ts';
import type { Loader } from '../loader/loader.ts';
import type { GetPart, Parts } from './parts.ts';
import type { Outlets } from '../builtins/process/standard-streams.ts';
import type { InterfaceParts } from '../builtins/readline/interface.ts';
import type { ThreadContext } from '../context/thread-context.ts';

export interface CatalogueParts {
  readonly thread: ThreadContext;
  readonly part: GetPart;
  readonly process: Process;
  /** What `console` writes to. */
  readonly outlets: Outlets;
  readonly messaging: MessagingClasses;
  readonly shareEnvironment: () => SharedArrayBuffer;
  readonly streams: () => StreamClasses;
  readonly children: ChildHost;
  readonly disk: Disk;
  readonly loader: () => Loader;
}

/** The exports of `node:string_decoder`. */
interface StringDecoding {
  readonly StringDecoder: ReturnType<Parts['buffer']['createStringDecoder']>;
}

/** The exports of a built-in module by its name without `node:`; undefined where there is none. */
export type Catalogue = (name: string) => object | undefined;

export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { thread, part, process, children, disk, loader } = parts;
  const makers: Readonly<Record<string, () => object>> = {
    assert: () =>
      part('asserting').createAssert({
        inspecting: () => part('inspecting'),
        isExiting: () => '_exiting' in process,
        warn: (message, type, code) => {
          process.emitWarning(message, type, code);
        },
      }),
    'assert/strict': () => (get('assert') as ReturnType<typeof createAssert>).strict,
    async_hooks: createAsyncHooks,
    buffer: () =>
      part('buffer').createBuffer((message, type, code) => {
        process.emitWarning(message, type, code);
      }),
    constants: () => part('utilities').allConstants,
    child_process: () =>
      createChildProcess({
        ...children,
        env: () => ({ ...process.env }),
        systemErrorName: (number) => part('utilities').getSystemErrorName(number),
        execPath: process.execPath,
        execArgv: () => process.execArgv,
      }),
    cluster() {
      const { createChild, createPrimary } = part('cluster');
      const id = process.env['NODE_UNIQUE_ID'];
      if (id !== undefined && 'connected' in process) {
        Reflect.deleteProperty(process.env, 'NODE_UNIQUE_ID');
        return createChild({
          EventEmitter,
          process: process as unknown as ChildParts['process'],
          id: Number(id),
        });
      }
      const { fork } = get('child_process') as ReturnType<typeof createChildProcess>;
      return createPrimary({ EventEmitter, process, fork });
    },
    console: () =>
      createConsole(
        parts.outlets,
        (message) => {
          process.emitWarning(message);
        },
        () => part('inspecting'),
      ),
    crypto: () =>
      createCrypto({
        hashes: () => part('hashes'),
        Buffer: (get('buffer') as ReturnType<typeof createBuffer>).Buffer,
        later: (job) => {
          thread.loop.post(job);
        },
      }),
    diagnostics_channel: () =>
      createDiagnosticsChannel((job) => {
        thread.loop.tick(job);
      }),
    events: createEvents,
    fs: () =>
      part('files').createFs({
        disk,
        cwd: process.cwd,
        loop: thread.loop,
        Buffer: (get('buffer') as ReturnType<typeof createBuffer>).Buffer,
        EventEmitter,
        carry: (name, kind) => {
          thread.carriage.add(name, kind);
        },
        streams: () => get('stream') as ReturnType<typeof createStream>,
        builtin: get,
        print: (fd, bytes) => {
          thread.output.printBytes(fd === 1 ? 'stdout' : 'stderr', bytes);
        },
        timers: get('timers') as ReturnType<typeof createTimers>,
        warn: (message, type, code) => {
          process.emitWarning(message, type, code);
        },
      }),
    'fs/promises': () => (get('fs') as ReturnType<typeof createFs>).promises,
    module: () => createModule(loader),
    os: () =>
      createOs({
        env: () => process.env,
        pid: process.pid,
        clock: thread.clock,
        constants: () => part('utilities').osConstants,
      }),
    path: () => createPath((posix) => part('utilities').createWin32(posix)),
    'path/posix': () => get('path') ?? {},
    'path/win32': () => (get('path') as ReturnType<typeof createPath>).win32,
    perf_hooks: () =>
      part('measuring').createPerfHooks({
        later: (job) => {
          thread.loop.post(job);
        },
        setInterval: (get('timers') as ReturnType<typeof createTimers>).setInterval,
        idleTime: () => thread.loop.idleTime,
        threadId: thread.source.threadId,
        carry: (name, kind) => {
          thread.carriage.add(name, kind);
        },
      }),
    process: () => process,
    punycode() {
      process.emitWarning(
        'The `punycode` module is deprecated. Please use a userland alternative instead.',
        'DeprecationWarning',
        'DEP0040',
      );
      return part('utilities').punycode;
    },
    querystring: () => part('utilities').createQuerystring(),
    readline: () =>
      part('readline').createReadline({
        EventEmitter,
        createDecoder: () => new (get('string_decoder') as StringDecoding).StringDecoder('utf8'),
        iterate: (get('events') as { on: InterfaceParts['iterate'] }).on,
        setTimeout: (get('timers') as ReturnType<typeof createTimers>).setTimeout,
        defer: (job) => {
          thread.loop.tick(job);
        },
      }),
    'readline/promises': () => (get('readline') as ReturnType<typeof createReadline>).promises,
    stream: () => createStream(part('streams')),
    'stream/consumers': () =>
      createStreamConsumers((get('buffer') as ReturnType<typeof createBuffer>).Buffer),
    'stream/promises': () => (get('stream') as ReturnType<typeof createStream>).promises,
    'stream/web': createStreamWeb,
    string_decoder: () => {
      const { Buffer } = get('buffer') as ReturnType<typeof createBuffer>;
      return { StringDecoder: part('buffer').createStringDecoder(Buffer) };
    },
    timers: () => createTimers(thread.loop),
    'timers/promises': () => (get('timers') as ReturnType<typeof createTimers>).promises,
    sys: () => get('util') ?? {},
    tty: createTty,
    url: () =>
      createUrl(() => {
        const { createLegacyUrl, punycode } = part('utilities');
        return createLegacyUrl({
          queries: get('querystring') as ReturnType<typeof createQuerystring>,
          punycode,
          warn: (message, type, code) => {
            process.emitWarning(message, type, code);
          },
        });
      }),
    util: () =>
      createUtil({
        carriage: thread.carriage,
        ports: thread.ports,
        makeMore: (given) => part('utilities').createUtilMore(given),
        isDeepStrictEqual: (a, b) => part('asserting').isDeepEqual(a, b, true),
        args: () => process.argv.slice(2),
        inspecting: () => part('inspecting'),
        nextTick: (job) => {
          thread.loop.tick(job);
        },
        warn: (message, type, code) => {
          process.emitWarning(message, type, code);
        },
        pid: process.pid,
        debugSections: process.env['NODE_DEBUG'] ?? '',
        printError: (text) => parts.outlets.stderr.write(text),
      }),
    'util/types': () => (get('util') as ReturnType<typeof createUtil>).types,
    worker_threads: () =>
      createWorkerThreads(
        {
          thread,
          env: () => ({ ...process.env }),
          shareEnvironment: parts.shareEnvironment,
          streams: parts.streams,
          execArgv: () => process.execArgv,
          cwd: process.cwd,
          onCreated: (worker) => process.emit('worker', worker),
          warn: (message, type, code) => {
            process.emitWarning(message, type, code);
          },
          rewriteAhead: (path) => loader().rewriteAhead(path),
        },
        parts.messaging,
      ),
  };
  const made = new Map<string, object>();

  function get(name: string): object | undefined {
    const known = made.get(name);
    if (known) return known;
    const own = Object.hasOwn(makers, name) ? makers[name] : undefined;
    const exports = own
      ? fillMissing(name, own())
      : nodeModules.has(name)
        ? part('utilities').createAbsent(name)
        : undefined;
    if (!exports) return undefined;
    made.set(name, exports);
    return exports;
  }

  return get;
}
