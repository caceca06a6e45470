// Node's `Worker`: one thread, as the thread that created it sees it.
import { invalidArgType, nodeError, unavailable } from './errors.ts';
import { unpackError } from './error-record.ts';
import { EventEmitter } from './event-emitter.ts';
import { fileURLToPath } from './file-url.ts';
import type { Handle } from './loop.ts';
import type { SourcesByUrl } from './modules/sources.ts';
import { cloning, sendPacket, transferList } from './ports.ts';
import { isAbsolute, resolve } from './posix-path.ts';
import type { Entry, Packet, Source } from './protocol.ts';
import type { ThreadContext } from './thread-context.ts';

export interface WorkerOptions {
  readonly eval?: boolean;
  readonly workerData?: unknown;
  readonly argv?: readonly unknown[];
  readonly env?: unknown;
  readonly name?: string;
  readonly transferList?: unknown;
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
}

/** What a worker shares with the rest of its process. */
export interface WorkerParts {
  readonly thread: ThreadContext;
  /** `process.env` at this moment. */
  readonly env: () => Readonly<Record<string, string>>;
  readonly cwd: () => string;
  /** What a new thread's entry and its imports are rewritten to. */
  readonly rewriteAhead: (path: string) => SourcesByUrl;
  readonly environment: ReadonlyMap<unknown, unknown>;
  readonly shareEnv: symbol;
}

function entryOf(file: unknown, options: WorkerOptions, cwd: string): Entry {
  if (options.eval) {
    if (typeof file === 'string') return { kind: 'text', text: file };
    const message =
      "The property 'options.eval' must be false when 'filename' is not a string. Received true";
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  if (file instanceof URL) {
    if (file.protocol === 'file:') return { kind: 'file', path: fileURLToPath(file) };
    if (file.protocol === 'data:') return { kind: 'file', path: file.href };
    throw nodeError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  }
  if (typeof file !== 'string') {
    throw invalidArgType('filename', 'of type string or an instance of URL', file);
  }
  if (isAbsolute(file) || /^\.\.?\//u.test(file)) return { kind: 'file', path: resolve(cwd, file) };
  const hint = file.startsWith('file://')
    ? ' Wrap file:// URLs with `new URL`.'
    : file.startsWith('data:text/javascript')
      ? ' Wrap data: URLs with `new URL`.'
      : '';
  throw nodeError(
    TypeError,
    'ERR_WORKER_PATH',
    'The worker script or module filename must be an absolute path or a relative path starting ' +
      `with './' or '../'.${hint} Received "${file}"`,
  );
}

function checkSupported(options: WorkerOptions): void {
  for (const name of ['stdin', 'stdout', 'stderr'] as const) {
    if (options[name]) throw unavailable(`The "${name}" option of worker_threads.Worker`);
  }
}

/** The `Worker` class of one thread. */
export function createWorkerClass(parts: WorkerParts) {
  const { thread } = parts;

  class Worker extends EventEmitter {
    threadId: number;
    threadName: string | null;
    resourceLimits: object = {};
    readonly #source: Source;
    readonly #port: MessagePort;
    readonly #handle: Handle;
    #ended: ((code: number) => void)[] | undefined = [];

    constructor(file: string | URL, options: WorkerOptions = {}) {
      super();
      checkSupported(options);
      const entry = entryOf(file, options, parts.cwd());
      const name = options.name === undefined ? '' : String(options.name);
      this.threadId = thread.nextThreadId();
      this.threadName = name || 'WorkerThread';
      const { pid } = thread.source;
      this.#source = { pid, threadId: this.threadId, ...(name !== '' && { name }) };
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.#handle = thread.loop.handle();
      const boot: Packet = {
        kind: 'boot',
        workerData: options.workerData,
        environment: parts.environment,
        rewritten: entry.kind === 'file' ? parts.rewriteAhead(entry.path) : new Map(),
      };
      cloning(() => {
        sendPacket(port1, boot, transferList(options.transferList));
      });
      thread.reporter.send(
        {
          kind: 'spawn',
          source: this.#source,
          entry,
          argv: (options.argv ?? []).map(String),
          env: environmentOf(options.env, parts),
          link: port2,
        },
        [port2],
      );
      this.#handle.ref();
      thread.ports.link(port1, {
        onPacket: (packet) => {
          this.#hear(packet);
        },
        onSent: () => {
          thread.reporter.messaged('sent', this.#source);
        },
      });
      thread.ports.listen(
        port1,
        'message',
        this,
        (event) => {
          this.emit('message', (event as MessageEvent).data);
        },
        false,
      );
      // The worker itself keeps its creator alive, not the messages it may send.
      thread.ports.unref(port1);
      thread.onEnded(this.threadId, () => {
        this.#finish(1);
      });
    }

    postMessage(value: unknown, transfer?: unknown): void {
      if (this.#ended) thread.ports.post(this.#port, value, transferList(transfer));
    }

    /** Resolves with the exit code when the thread has ended; with nothing when it had before. */
    async terminate(): Promise<number | undefined> {
      const listeners = this.#ended;
      if (!listeners) return undefined;
      this.#handle.ref();
      thread.reporter.send({ kind: 'terminate', threadId: this.threadId });
      return await new Promise((resolve) => listeners.push(resolve));
    }

    ref(): void {
      if (this.#ended) this.#handle.ref();
    }

    unref(): void {
      this.#handle.unref();
    }

    async [Symbol.asyncDispose](): Promise<void> {
      await this.terminate();
    }

    #hear(packet: Packet): void {
      if (packet.kind === 'online') this.emit('online');
      if (packet.kind === 'output') thread.print(packet.stream, packet.text, packet.source);
      if (packet.kind === 'failed') this.emit('error', unpackError(packet.error));
      if (packet.kind === 'exit') {
        const { code } = packet;
        const { threadId } = this;
        thread.reporter.send({ kind: 'joined', threadId, code, at: thread.clock() });
        this.#finish(code);
      }
    }

    #finish(code: number): void {
      const listeners = this.#ended;
      if (!listeners) return;
      this.#ended = undefined;
      this.threadId = -1;
      this.threadName = null;
      thread.ports.close(this.#port);
      this.#handle.unref();
      for (const each of listeners) each(code);
      this.emit('exit', code);
    }
  }

  return Worker;
}

function environmentOf(given: unknown, parts: WorkerParts): Readonly<Record<string, string>> {
  // Sharing one environment would need shared memory for strings; a copy is what there is.
  if (given === parts.shareEnv) throw unavailable('worker_threads.SHARE_ENV');
  if (given === undefined || given === null) return parts.env();
  if (typeof given !== 'object') {
    throw invalidArgType(
      'options.env',
      'of type object or one of undefined, null, or worker_threads.SHARE_ENV',
      given,
    );
  }
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
}
