// A booted built-in engine: one frame, one port into it, and the programs that run there.
import { home } from '../../node/system/home.ts';
import { runTimeLimit } from '../../node/system/limits.ts';
import type {
  FileAnswer,
  FileRequest,
  FrameBoot,
  MachineOrder,
  MachineReport,
  ProgramOrder,
} from '../../node/wire/page.ts';
import { nodeVersion } from '../../node/system/version.ts';
import { startHeartbeat, type Heartbeat } from '../heartbeat.ts';
import { missedFrameBeats } from '../limits.ts';
import { EngineError } from '../types.ts';
import type { Machine, Program, Run, RunOptions } from '../types.ts';
import { lifeSignsOf } from './frame.ts';
import { parseReport } from './parse-report.ts';
import { BuiltinRun } from './run.ts';

/** The kernel's script has been sent: from then on it has this long to answer, in milliseconds. */
const bootLimit = 10_000;
/**
 * Ending workers takes a few milliseconds, or a second where the frame has a hundred busy ones beside
 * it. After this the whole frame goes, and the machine with it. The reader sees the end before.
 */
const stopLimit = 3000;

/** The kernel's scripts. */
export interface Kernel {
  readonly boot: FrameBoot;
  /** Rejects where it cannot be loaded, or there is no such part. */
  readonly loadRarePart: (name: string) => Promise<Blob>;
}

export class BuiltinMachine implements Machine {
  readonly nodeVersion = nodeVersion;
  readonly closed: Promise<EngineError | undefined>;
  readonly #frame: HTMLIFrameElement;
  readonly #isThere: () => boolean;
  readonly #port: MessagePort;
  readonly #kernel: Kernel;
  readonly #runs = new Map<number, BuiltinRun>();
  readonly #stopping = new Map<number, () => void>();
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #settleClosed: (error: EngineError | undefined) => void;
  readonly #asking = new Map<number, PromiseWithResolvers<FileAnswer>>();
  #heartbeat: Heartbeat | undefined;
  #answerGreeting: () => void = () => undefined;
  #lastRun = 0;
  #lastCall = 0;
  #end: { readonly error: EngineError | undefined } | undefined;

  private constructor(frame: HTMLIFrameElement, kernel: Kernel) {
    const { port1, port2 } = new MessageChannel();
    const { promise, resolve } = Promise.withResolvers<EngineError | undefined>();
    this.closed = promise;
    this.#settleClosed = resolve;
    this.#frame = frame;
    this.#isThere = lifeSignsOf(frame);
    this.#port = port1;
    this.#kernel = kernel;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const report = parseReport(data);
      if (report) this.#hear(report);
    };
    this.#ready.promise.catch(() => undefined);
    // The frame's origin is opaque: it has no name that could stand here.
    frame.contentWindow?.postMessage(kernel.boot, '*', [port2]);
  }

  /** Makes a machine of a loaded frame. Takes the frame with it when it fails. */
  static async create(
    frame: HTMLIFrameElement,
    kernel: Kernel,
    signal: AbortSignal,
  ): Promise<BuiltinMachine> {
    const machine = new BuiltinMachine(frame, kernel);
    const limit = setTimeout(() => {
      machine.#shut(new EngineError('builtin', 'too-slow'));
    }, bootLimit);
    const abort = (): void => {
      machine.#shut(undefined);
    };
    signal.addEventListener('abort', abort);
    try {
      await machine.#ready.promise;
      return machine;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(limit);
      signal.removeEventListener('abort', abort);
    }
  }

  async run(program: Program, { signal, seed, watch }: RunOptions = {}): Promise<Run> {
    signal?.throwIfAborted();
    const { files, entry, args, env } = program;
    const run = this.start({
      files,
      line: { name: 'node', args: [entry, ...args] },
      cwd: home,
      env,
      ...(seed !== undefined && { seed }),
      ...(watch === 'callbacks' && { tellsCallbacks: true }),
    });
    run.limitTo(runTimeLimit);
    const abort = (): void => void run.stop();
    signal?.addEventListener('abort', abort);
    const forget = (): void => {
      signal?.removeEventListener('abort', abort);
    };
    run.result.then(forget, forget);
    return await Promise.resolve(run);
  }

  /** Starts a command, which runs as long as it likes. Throws {@link EngineError}. */
  start(program: ProgramOrder): BuiltinRun {
    if (this.#end) throw this.#end.error ?? new EngineError('builtin', 'broken');
    this.#lastRun += 1;
    const number = this.#lastRun;
    const run = new BuiltinRun({
      stop: () => this.#stop(number),
      input: (text) => {
        this.#order({ kind: 'input', run: number, text });
      },
      heard: () => {
        this.#order({ kind: 'heard', run: number });
      },
    });
    this.#runs.set(number, run);
    this.#heartbeat ??= this.#watch();
    this.#order({ kind: 'run', run: number, program });
    return run;
  }

  /** Asks something of a disk. Rejects with an error of Node's, or with {@link EngineError}. */
  async ask(disk: number, request: FileRequest): Promise<FileAnswer> {
    if (this.#end) throw this.#end.error ?? new EngineError('builtin', 'broken');
    this.#lastCall += 1;
    const asked = Promise.withResolvers<FileAnswer>();
    this.#asking.set(this.#lastCall, asked);
    this.#order({ kind: 'files', call: this.#lastCall, disk, request });
    return await asked.promise;
  }

  async close(): Promise<void> {
    this.#shut(undefined);
    await Promise.resolve();
  }

  #order(order: MachineOrder): void {
    this.#port.postMessage(order);
  }

  /** Browsers give the frame a process of its own, which may die and say nothing. */
  #watch(): Heartbeat {
    return startHeartbeat({
      patience: missedFrameBeats,
      isThere: this.#isThere,
      onSilence: (isSilent) => {
        for (const run of this.#runs.values()) run.silent(isSilent);
      },
      ask: () => {
        this.#order({ kind: 'greet' });
        return new Promise<void>((resolve) => (this.#answerGreeting = resolve));
      },
      onDeath: () => {
        for (const run of this.#runs.values()) run.lose();
        this.#shut(new EngineError('builtin', 'broken', { cause: 'the frame is gone' }));
      },
    });
  }

  #forget(run: number): void {
    this.#runs.delete(run);
    if (this.#runs.size > 0) return;
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
  }

  #hear(report: MachineReport): void {
    this.#heartbeat?.heard();
    switch (report.kind) {
      case 'alive':
        this.#answerGreeting();
        return;
      case 'ready':
        this.#ready.resolve(undefined);
        return;
      case 'broken':
        this.#shut(new EngineError('builtin', 'broken', { cause: report.reason }));
        return;
      case 'events':
        if (this.#runs.get(report.run)?.hear(report.events) === false) {
          this.#shut(new EngineError('builtin', 'broken', { cause: 'the frame says too much' }));
        }
        return;
      case 'over':
        this.#runs.get(report.run)?.exit(report.code, report.signal, report.at);
        this.#forget(report.run);
        return;
      case 'flooded':
        this.#runs.get(report.run)?.flood(report.at);
        this.#forget(report.run);
        return;
      case 'part':
        void this.#sendPart(report.name);
        return;
      case 'stopped':
        this.#stopping.get(report.run)?.();
        return;
      case 'answer':
        this.#answered(report.call)?.resolve(report.value);
        return;
      case 'refusal': {
        const { call, message, code } = report;
        this.#answered(call)?.reject(Object.assign(new Error(message), { code }));
      }
    }
  }

  async #sendPart(name: string): Promise<void> {
    const script = await this.#kernel.loadRarePart(name).catch(() => undefined);
    if (!this.#end) this.#order({ kind: 'part', name, script });
  }

  #answered(call: number): PromiseWithResolvers<FileAnswer> | undefined {
    const asked = this.#asking.get(call);
    this.#asking.delete(call);
    return asked;
  }

  async #stop(number: number): Promise<void> {
    this.#forget(number);
    if (this.#end) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#stopping.set(number, () => {
      resolve(undefined);
    });
    const limit = setTimeout(() => {
      this.#shut(new EngineError('builtin', 'broken', { cause: 'the frame does not answer' }));
    }, stopLimit);
    this.#order({ kind: 'stop', run: number });
    await promise;
    clearTimeout(limit);
    this.#stopping.delete(number);
  }

  /** Ends everything: removing the frame ends its workers, whatever they are doing. */
  #shut(error: EngineError | undefined): void {
    if (this.#end) return;
    this.#end = { error };
    this.#heartbeat?.stop();
    this.#port.close();
    this.#frame.remove();
    const reason = error ?? new EngineError('builtin', 'broken', { cause: 'closed' });
    this.#ready.reject(reason);
    for (const run of this.#runs.values()) {
      if (error) run.fail(error);
      else void run.stop();
    }
    this.#runs.clear();
    for (const asked of this.#asking.values()) asked.reject(reason);
    this.#asking.clear();
    for (const settle of this.#stopping.values()) settle();
    this.#settleClosed(error);
  }
}
