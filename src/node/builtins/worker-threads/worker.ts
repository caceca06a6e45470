// Node's `Worker`: one thread, as the thread that created it sees it.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import type { Readable, Writable } from 'node:stream';
import { Backlog, weighText } from '../../wire/backlog.ts';
import { createChildInput, createChildOutput } from '../stream/pipes.ts';
import type { ChildOutput, StreamClasses } from '../stream/pipes.ts';
import { checkString, invalidArgType, nodeError, unavailable } from '../../errors/node-error.ts';
import { unpackError } from '../../errors/error-record.ts';
import { EventEmitter } from '../../events/emitter.ts';
import { Gauge } from '../../loop/gauge.ts';
import { createUtilization } from '../../loop/utilization.ts';
import type * as measures from './measures.ts';
import type { LoopTime } from '../../loop/gauge.ts';
import { mostThreads } from '../../system/limits.ts';
import type { Handle } from '../../loop/loop.ts';
import type { RewrittenByUrl } from '../../wire/rewritten.ts';
import { sendPacket } from '../../ports/ports.ts';
import type { Source, Stream } from '../../wire/events.ts';
import type { Packet } from '../../wire/link.ts';
import { LinkCount } from '../../wire/link-count.ts';
import type { Inherited, ThreadStart } from '../../wire/thread-start.ts';
import { Quota } from '../../collections/quota.ts';
import { noMessage, wordingClone, transferList } from '../../ports/transfer.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import { argvOf, entryOf, environmentOf, execArgvOf, limitsOf } from './options.ts';
import type { WorkerOptions } from './options.ts';
import type { Publish } from '../../values/publish.ts';
import type { Warn } from '../../values/warn.ts';

/** What a worker shares with the rest of its process. */
export interface WorkerNeeds {
  readonly thread: ThreadContext;
  /** `process.env` at this moment. */
  readonly env: () => Readonly<Record<string, string>>;
  /** Where `process.env` lies when it is to be shared. */
  readonly shareEnvironment: () => SharedArrayBuffer;
  readonly execArgv: () => readonly string[];
  readonly cwd: () => string;
  readonly streams: () => StreamClasses;
  /** `process` tells of every worker. */
  readonly onCreated: (worker: object) => void;
  readonly warn: Warn;
  readonly publish: Publish;
  /** What a new thread's entry and its imports are rewritten to. */
  readonly rewriteAhead: (path: string) => RewrittenByUrl;
  /** What a worker tells of its thread, which few programs ask for. */
  readonly measures: () => typeof measures;
  readonly environment: ReadonlyMap<unknown, unknown>;
  readonly shareEnv: symbol;
}

type Environment = Pick<Inherited, 'environmentBuffer'> & {
  readonly env: Readonly<Record<string, string>>;
};

/** The `Worker` class of one thread. */
export function createWorkerClass(needs: WorkerNeeds) {
  const { thread } = needs;
  const threads = new Quota(mostThreads, thread.facts.threadCount);

  class Worker extends EventEmitter {
    readonly performance: { readonly eventLoopUtilization: ReturnType<typeof createUtilization> };
    readonly #resourceLimits: object;
    readonly #stdin: Writable | null;
    readonly #gauge: Gauge | undefined;
    readonly #source: Source;
    readonly #port: MessagePort;
    readonly #handle: Handle;
    readonly #context = openResource('WORKER', this);
    readonly #backlog = Backlog.create();
    // Whether its output is for the program only.
    readonly #kept: Readonly<Record<Stream, boolean>>;
    readonly #outputs: Partial<Record<Stream, ChildOutput>> = {};
    /** Whom `terminate()` has promised the exit code; undefined once the thread has ended. */
    #ended: ((code: number) => void)[] | undefined = [];

    constructor(file: string | URL, options: WorkerOptions = {}) {
      super();
      const askedAt = thread.clock();
      if (threads.isFull) throw tooManyThreads();
      const argv = argvOf(options);
      const execArgv = execArgvOf(options, needs.execArgv());
      const { env, environmentBuffer } = chooseEnvironment(options.env, needs);
      const entry = entryOf(file, options, needs.cwd());
      const name = nameOf(options);
      const threadId = thread.nextThreadId();
      const { pid } = thread.source;
      this.#source = { pid, threadId, ...(name !== '' && { name }) };
      const resourceLimits = limitsOf(options);
      this.#resourceLimits = resourceLimits;
      const gauge = Gauge.memory();
      this.#gauge = gauge && new Gauge(gauge);
      const linkCount = LinkCount.create();
      this.performance = { eventLoopUtilization: createUtilization(() => this.#time) };
      this.#kept = { stdout: Boolean(options.stdout), stderr: Boolean(options.stderr) };
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.#handle = thread.loop.handle('Worker');
      const cargo = thread.cloning.pack(options.workerData, transferList(options.transferList));
      const start: ThreadStart = {
        process: { ...thread.facts, env, cwd: needs.cwd() },
        source: this.#source,
        entry,
        argv,
        timeOrigin: thread.processClock.origin,
        argv0: 'node',
        execArgv,
        stdin: Boolean(options.stdin),
        parent: thread.source,
        askedAt,
        again: false,
        inherited: {
          workerData: cargo.value,
          carries: cargo.carries,
          ports: thread.ports.leave(cargo.transfer, threadId),
          environment: needs.environment,
          rewritten: entry.kind === 'file' ? needs.rewriteAhead(entry.path) : new Map(),
          environmentBuffer,
          backlog: this.#backlog.buffer,
          linkCount: linkCount.buffer,
          gauge,
          resourceLimits,
        },
      };
      wordingClone(() => {
        sendPacket(port1, { kind: 'boot', start }, cargo.transfer);
      });
      thread.reporter.send({ kind: 'spawn', source: this.#source, link: port2 }, [port2]);
      this.#stdin = options.stdin
        ? createChildInput(needs.streams(), (text) => {
            if (this.#ended) sendPacket(port1, { kind: 'input', text });
          })
        : null;
      for (const stream of ['stdout', 'stderr'] as const)
        if (this.#kept[stream]) this.#output(stream);
      this.#handle.ref();
      // The end that the thread has was made here, and goes there.
      thread.loop.handle('MessagePort').close();
      thread.loop.tick(() => {
        needs.onCreated(this);
      });
      thread.ports.link(port1, {
        thread: this.#source,
        sent: linkCount,
        onPacket: (packet) => {
          this.#hear(packet);
        },
      });
      for (const type of ['message', 'messageerror']) {
        const deliver = (event: Event): void => {
          this.emit(type, (event as MessageEvent).data);
        };
        thread.ports.listen(port1, type, this, deliver, false);
      }
      // Until somebody listens, the worker itself keeps its creator alive, not the messages it may send.
      thread.ports.unref(port1);
      this.on('newListener', (type) => {
        if (type === 'message' && this.listenerCount(type) === 0) thread.ports.ref(port1);
      });
      this.on('removeListener', (type) => {
        if (type === 'message' && this.listenerCount(type) === 0) thread.ports.unref(port1);
      });
      thread.onEnded(threadId, (how) => {
        callIn(this.#context, () => {
          if (how === 'refused') this.emit('error', tooManyThreads());
          this.#finish(1);
        });
      });
      needs.publish('worker_threads', () => ({ worker: this }));
    }

    get threadId(): number {
      return this.#ended ? this.#source.threadId : -1;
    }

    get threadName(): string | null {
      return this.#ended ? (this.#source.name ?? 'WorkerThread') : null;
    }

    get resourceLimits(): object {
      return this.#ended ? this.#resourceLimits : {};
    }

    /** Where it was asked for; else null. */
    get stdin(): Writable | null {
      return this.#stdin;
    }

    /** What the worker prints, from now on. */
    get stdout(): Readable {
      return this.#output('stdout');
    }

    get stderr(): Readable {
      return this.#output('stderr');
    }

    postMessage(...given: [value?: unknown, transfer?: unknown]): void {
      if (!this.#ended) return;
      if (given.length === 0) throw noMessage();
      thread.ports.post(this.#port, given[0], transferList(given[1]));
    }

    /** Resolves with the exit code when the thread has ended; with nothing when it had before. */
    async terminate(callback?: unknown): Promise<number | undefined> {
      const listeners = this.#ended;
      if (!listeners) return undefined;
      this.#handle.ref();
      if (typeof callback === 'function') {
        needs.warn(
          'Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.',
          'DeprecationWarning',
          'DEP0132',
        );
        this.once('exit', (code) => Reflect.apply(callback, undefined, [null, code]) as unknown);
      }
      thread.reporter.send({ kind: 'terminate', threadId: this.threadId });
      return await new Promise((resolve) => listeners.push(resolve));
    }

    cpuUsage(previous: unknown): Promise<object> {
      return needs.measures().cpuUsage(this.#time, previous);
    }

    getHeapSnapshot(options: unknown): Promise<never> {
      return this.#fail('getHeapSnapshot', options);
    }

    getHeapStatistics(): Promise<never> {
      return this.#fail('getHeapStatistics');
    }

    startCpuProfile(): Promise<never> {
      return this.#fail('startCpuProfile');
    }

    startHeapProfile(): Promise<never> {
      return this.#fail('startHeapProfile');
    }

    ref(): void {
      if (!this.#ended) return;
      this.#handle.ref();
      thread.ports.ref(this.#port);
    }

    unref(): void {
      this.#handle.unref();
      thread.ports.unref(this.#port);
    }

    async [Symbol.asyncDispose](): Promise<void> {
      await this.terminate();
    }

    get #time(): LoopTime | undefined {
      if (!this.#gauge) throw unavailable('worker.performance.eventLoopUtilization');
      return this.#ended ? this.#gauge.time : undefined;
    }

    #fail(name: string, options?: unknown): Promise<never> {
      return needs.measures().noMeasure(name, this.#ended !== undefined, options);
    }

    #output(stream: Stream): ChildOutput {
      const known = this.#outputs[stream];
      if (known) return known;
      const output = createChildOutput(needs.streams());
      this.#outputs[stream] = output;
      if (!this.#ended) output.hear(null);
      return output;
    }

    #hear(packet: Packet): void {
      switch (packet.kind) {
        case 'online':
          this.emit('online');
          return;
        case 'output':
          this.#backlog.shrink(weighText(packet.text));
          this.#outputs[packet.stream]?.hear(packet.text);
          if (!this.#kept[packet.stream])
            thread.output.print(packet.stream, packet.text, packet.source);
          return;
        case 'failed':
          // A browser that ends a thread fails the loading of its scripts before it ends what runs.
          if (this.#ended?.length === 0) this.emit('error', unpackError(packet.error));
          return;
        case 'exit':
          this.#finish(packet.code);
          return;
        default:
      }
    }

    /** The thread has ended. The ports to it close first, behind what it had sent: in the phase before this comes. */
    #finish(code: number): void {
      thread.ports.bereave(this.#source.threadId, () => {
        thread.ports.close(this.#port);
        thread.loop.post(() => {
          callIn(this.#context, () => {
            this.#end(code);
          });
        });
      });
    }

    #end(code: number): void {
      const listeners = this.#ended;
      if (!listeners) return;
      this.#ended = undefined;
      this.#handle.unref();
      for (const output of Object.values(this.#outputs)) output.hear(null);
      this.#stdin?.destroy();
      for (const each of listeners) each(code);
      this.emit('exit', code);
      closeResource(this.#context);
    }
  }

  return Worker;
}

/** As Node has it where the system gives it no more threads. */
function tooManyThreads(): Error {
  return nodeError(
    Error,
    'ERR_WORKER_INIT_FAILED',
    `Worker initialization failure: EAGAIN: the built-in engine runs no more than ${String(mostThreads)} workers at once`,
  );
}

function nameOf({ name }: WorkerOptions): string {
  if (name === undefined) return '';
  checkString(name, 'options.name');
  return name.trim();
}

function chooseEnvironment(given: unknown, needs: WorkerNeeds): Environment {
  if (given === needs.shareEnv) {
    return { env: needs.env(), environmentBuffer: needs.shareEnvironment() };
  }
  if (given !== undefined && given !== null && typeof given !== 'object') {
    throw invalidArgType(
      'options.env',
      'of type object or one of undefined, null, or worker_threads.SHARE_ENV',
      given,
    );
  }
  return { env: given ? environmentOf(given) : needs.env(), environmentBuffer: undefined };
}
