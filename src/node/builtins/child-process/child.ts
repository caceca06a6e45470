// Node's `ChildProcess`: one process, as the one that launched it sees it.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import type { Readable, Writable } from 'node:stream';
import { AbortError } from '../../errors/abort-error.ts';
import type { openChannel } from './channel.ts';
import type { ChildListener, Children } from '../../wire/children.ts';
import { feedFrom, printTo, release } from './redirects.ts';
import type { FileCalls, Redirect } from './redirects.ts';
import { spawnOptions } from './options.ts';
import type { ChildOrder } from './options.ts';
import { createChildInput, createChildOutput } from '../stream/pipes.ts';
import type { ChildOutput, StreamClasses } from '../stream/pipes.ts';
import { errorNumber, systemError } from '../../errors/node-error.ts';
import { EventEmitter } from '../../events/emitter.ts';
import type { CommandName } from '../../system/commands.ts';
import { mostProcesses } from '../../system/limits.ts';
import { user } from '../../system/user.ts';
import type { Handle } from '../../loop/loop.ts';
import type { Stream } from '../../wire/events.ts';
import type { ChildNews } from '../../wire/host.ts';
import { signalName } from '../process/signals.ts';
import type { Publish } from '../../values/publish.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

/** What launches processes, for one thread. */
export interface ChildHost {
  readonly thread: ThreadContext;
  readonly children: Children;
  readonly openChannel: typeof openChannel;
  readonly streams: () => StreamClasses;
  /** Whether there are as many processes as there may be. */
  readonly isFull: () => boolean;
  readonly files: () => FileCalls;
  readonly publish: Publish;
  /** Whether a folder is there to work in. */
  readonly isFolder: (path: string) => boolean;
  /** The command that a file name or path stands for, and its path where that is not the usual one. */
  readonly find: (
    file: string,
    cwd: string,
  ) => { readonly name: CommandName; readonly path?: string } | undefined;
}

/** Nobody here may become somebody else. */
function checkOwner({ file, options: { uid, gid } }: ChildOrder): void {
  const isOther = (id: unknown): boolean => id !== undefined && id !== null && id !== user.uid;
  if (isOther(uid) || isOther(gid)) throw systemError(`spawn ${file}`, 'EPERM');
}

/** Asked for by `spawn`, `fork` and the rest. A failure to start is an `error` event. */
export class ChildProcess extends EventEmitter {
  pid: number | undefined;
  exitCode: number | null = null;
  signalCode: string | null = null;
  killed = false;
  connected = false;
  channel: object | null = null;
  spawnfile: string | null = null;
  spawnargs: readonly string[] = [];
  stdin: Writable | null = null;
  stdout: ChildOutput | null = null;
  stderr: ChildOutput | null = null;
  stdio: readonly (Writable | ChildOutput | null)[] = [];
  readonly #host: ChildHost;
  readonly #handle: Handle;
  readonly #pipes: Handle;
  readonly #context = openResource('PROCESSWRAP', this);
  readonly #contexts = new Map<Readable | Writable, AsyncContext | undefined>();
  #over = false;
  #timer: (() => void) | undefined;
  // What has to end before `close`: the process, and its streams.
  #open = 1;
  #redirects: Partial<Record<Stream, Redirect | undefined>> = {};

  constructor(host: ChildHost) {
    super();
    this.#host = host;
    this.#handle = host.thread.loop.handle('ProcessWrap');
    this.#pipes = host.thread.loop.handle('PipeWrap');
    host.publish('child_process', () => ({ process: this }));
  }

  /** Launches what was ordered. Only for this kernel. */
  launch(order: ChildOrder): void {
    const { thread, isFolder, find, children } = this.#host;
    const { name: command, path } = find(order.file, order.cwd) ?? {};
    this.spawnfile = order.file;
    this.spawnargs = order.spawnargs;
    checkOwner(order);
    const pid = children.nextPid();
    const [stdin, stdout, stderr] = order.stdio.map(
      (each, fd) => each === 'pipe' && !order.redirects[fd],
    );
    this.#redirects = { stdout: order.redirects[1], stderr: order.redirects[2] };
    const send = (text: string | null): void => {
      if (this.pid !== undefined) thread.reporter.send({ kind: 'input', pid, text });
    };
    this.stdin = stdin ? createChildInput(this.#host.streams(), send) : null;
    this.stdout = stdout ? this.#output() : null;
    this.stderr = stderr ? this.#output() : null;
    this.stdio = [this.stdin, this.stdout, this.stderr];
    for (const each of this.stdio)
      if (each) this.#contexts.set(each, openResource('PIPEWRAP', each));
    this.#tell('start', { options: spawnOptions(order) });
    if (command === undefined || (order.options.cwd && !isFolder(order.cwd))) {
      this.#tell('error', { error: systemError('spawn', 'ENOENT') });
      thread.loop.tick(() => {
        this.#failed('ENOENT');
      });
      this.#watch(order);
      return;
    }
    if (this.#host.isFull()) {
      this.#tell('error', { error: systemError('spawn', 'EAGAIN') });
      thread.loop.tick(() => {
        this.#failed('EAGAIN');
      });
      return;
    }
    this.#tell('end', {});
    this.pid = pid;
    const { cwd, env, stdio, ipc } = order;
    const [argv0 = command, ...args] = order.spawnargs;
    const line = { name: command, path, args, argv0 };
    this.#handle.ref();
    const launch = { line, cwd, env, stdio, ipc, askedAt: thread.clock() };
    children.launch(pid, launch, this.#listener(pid, order));
    const [input] = order.redirects;
    if (input) {
      feedFrom(this.#host.files(), input, send);
      this.once('exit', () => {
        release(input);
      });
    }
    thread.loop.tick(() => {
      if (this.pid !== undefined) this.emit('spawn');
    });
    this.#watch(order);
  }

  /** Whether the signal could be sent. */
  kill(signal: unknown = 'SIGTERM'): boolean {
    const name = signalName(signal);
    if (this.pid === undefined || this.exitCode !== null || this.signalCode !== null) return false;
    if (name === 0) return true;
    this.#host.thread.reporter.send({ kind: 'signal', pid: this.pid, signal: name });
    this.killed = true;
    return true;
  }

  ref(): void {
    if (this.#open > 0 && this.pid !== undefined) this.#handle.ref();
  }

  unref(): void {
    this.#handle.unref();
  }

  [Symbol.dispose](): void {
    if (!this.killed) this.kill();
  }

  #tell(stage: 'start' | 'end' | 'error', message: object): void {
    const name = `tracing:child_process.spawn:${stage}`;
    this.#host.publish(name, () => ({ process: this, ...message }));
  }

  #output(): ChildOutput {
    const output = createChildOutput(this.#host.streams());
    this.#open += 1;
    output.once('close', () => {
      this.#closeOne();
    });
    return output;
  }

  #listener(pid: number, { ipc }: ChildOrder): ChildListener {
    const { thread } = this.#host;
    const peer = { pid, threadId: 0 };
    const channel =
      ipc &&
      this.#host.openChannel({
        thread,
        target: this,
        serialization: ipc,
        bufferClass: () => this.#host.streams().Buffer,
        peer,
        pid,
      });
    // As in Node: a parent that closed the channel itself never hears the child's `close`.
    if (channel) this.#open += 1;
    return {
      onNews: (news) => {
        switch (news.kind) {
          case 'message':
            channel?.onMessage(news.value, news.number);
            return;
          case 'disconnected':
            channel?.onDisconnected();
            thread.loop.post(() => {
              this.#closeOne();
            }, this);
            return;
          default:
            thread.loop.post(() => {
              this.#hear(news);
            }, this);
        }
      },
      onOver: () => {
        this.#over = true;
        this.#pipes.unref();
      },
    };
  }

  #hear(news: ChildNews): void {
    if (news.kind === 'output') {
      const redirect = this.#redirects[news.stream];
      if (redirect) printTo(this.#host.files(), redirect, news.text);
      else this.#pass(this[news.stream], news.text);
    }
    if (news.kind === 'end') this.#pass(this[news.stream], null);
    if (news.kind === 'refused')
      this.#end(() => {
        this.#failed('EAGAIN');
      });
    if (news.kind === 'exit')
      this.#end(() => {
        this.#exited(news.code, news.signal);
      });
  }

  #end(job: () => void): void {
    callIn(this.#context, job);
    closeResource(this.#context);
  }

  #pass(output: ChildOutput | null, text: string | null): void {
    if (!output) return;
    const context = this.#contexts.get(output);
    callIn(context, () => {
      output.hear(text);
    });
    if (text === null) closeResource(context);
  }

  #exited(code: number | null, signal: string | null): void {
    if (signal === null) this.exitCode = code;
    else this.signalCode = signal;
    // A child of its own may write on, and is heard.
    if (!this.#over) this.#pipes.ref();
    this.#handle.unref();
    this.#timer?.();
    this.stdin?.destroy();
    this.emit('exit', this.exitCode, this.signalCode);
    this.#host.thread.loop.tick(() => {
      // What nobody reads is thrown away, or the streams would never close.
      for (const each of [this.stdout, this.stderr]) if (each?.readable) each.resume();
      this.#closeOne();
    });
  }

  /** It never started. */
  #failed(code: 'ENOENT' | 'EAGAIN'): void {
    const syscall = `spawn ${this.spawnfile ?? ''}`;
    const error = systemError(syscall, code, {
      path: this.spawnfile,
      spawnargs: this.spawnargs.slice(1),
    });
    if (code === 'EAGAIN') {
      error.message += `: the built-in engine runs no more than ${String(mostProcesses)} processes at once`;
    }
    this.pid = undefined;
    this.exitCode = errorNumber(code);
    this.#handle.unref();
    this.#timer?.();
    this.stdin?.destroy();
    this.stdout?.destroy();
    this.stderr?.destroy();
    this.emit('error', error);
    this.#host.thread.loop.tick(() => {
      this.#closeOne();
    });
  }

  #closeOne(): void {
    this.#open -= 1;
    if (this.#open === 0) this.emit('close', this.exitCode, this.signalCode);
  }

  /** Ends it when its time is up, or its signal says so. */
  #watch({ options: { signal, timeout, killSignal } }: ChildOrder): void {
    const { loop } = this.#host.thread;
    const { setTimeout, clearTimeout } = globalThis;
    const timer = timeout ? setTimeout(() => this.kill(killSignal), timeout) : undefined;
    const abort = (): void => {
      if (this.kill(killSignal)) this.emit('error', new AbortError(signal?.reason));
    };
    this.#timer = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    if (signal?.aborted) loop.tick(abort);
    else signal?.addEventListener('abort', abort, { once: true });
  }
}
