// One process in the frame: its threads, each a worker, and what they ask of the host.
import type { KernelEvent, ProcessFacts, Source, ThreadOrder, ThreadReport } from './protocol.ts';

export interface HostProcessParts {
  readonly facts: ProcessFacts;
  readonly createWorker: () => Worker;
  readonly onEvents: (events: readonly KernelEvent[]) => void;
  /** The main thread has ended, and with it the process. */
  readonly onExit: (code: number, at: number) => void;
  /** A worker died of something that is not its program's doing. */
  readonly onBroken: (reason: string) => void;
}

interface HostThread {
  readonly source: Source;
  readonly parent: number | undefined;
  readonly worker: Worker;
}

type Spawn = Extract<ThreadReport, { kind: 'spawn' }>;

/**
 * All threads are made here rather than by one another: a thread that blocks right after it asked
 * for another still gets it, and one that is blocked for good can still be ended.
 */
export class HostProcess {
  readonly #parts: HostProcessParts;
  readonly #threads = new Map<number, HostThread>();

  constructor(parts: HostProcessParts) {
    this.#parts = parts;
  }

  start(path: string): void {
    const { facts } = this.#parts;
    const source = { pid: facts.pid, threadId: 0 };
    this.#create(source, undefined, {
      kind: 'start',
      process: facts,
      source,
      entry: { kind: 'file', path },
    });
  }

  /** Ends every thread at once, whatever it is doing. */
  kill(): void {
    for (const { worker } of this.#threads.values()) worker.terminate();
    this.#threads.clear();
  }

  #create(
    source: Source,
    parent: number | undefined,
    order: ThreadOrder,
    transfer: Transferable[] = [],
  ): void {
    const worker = this.#parts.createWorker();
    this.#threads.set(source.threadId, { source, parent, worker });
    worker.onmessage = ({ data }: MessageEvent<ThreadReport>) => {
      this.#hear(source.threadId, data);
    };
    worker.onerror = (event) => {
      this.#parts.onBroken(event.message || 'a worker could not be started');
    };
    worker.postMessage(order, transfer);
  }

  #hear(threadId: number, report: ThreadReport): void {
    // What a worker posted before it was ended may still arrive.
    const thread = this.#threads.get(threadId);
    if (!thread) return;
    switch (report.kind) {
      case 'events':
        this.#parts.onEvents(report.events);
        return;
      case 'spawn':
        this.#spawn(thread, report);
        return;
      case 'terminate':
        this.#terminate(threadId, report.threadId);
        return;
      case 'joined':
        this.#joined(threadId, report);
        return;
      case 'exit':
        this.#exited(thread, report.code, report.at);
    }
  }

  #spawn(parent: HostThread, { source, entry, argv, env, link }: Spawn): void {
    const process = { ...this.#parts.facts, argv, env };
    this.#create(
      source,
      parent.source.threadId,
      { kind: 'start', process, source, entry, parent: parent.source, link },
      [link],
    );
  }

  #terminate(asker: number, threadId: number): void {
    const thread = this.#threads.get(threadId);
    if (thread?.parent !== asker) return;
    this.#end(thread, 1, this.#now());
    const order: ThreadOrder = { kind: 'ended', threadId };
    this.#threads.get(asker)?.worker.postMessage(order);
  }

  #joined(asker: number, { threadId, code, at }: Extract<ThreadReport, { kind: 'joined' }>): void {
    const thread = this.#threads.get(threadId);
    if (thread?.parent === asker) this.#end(thread, code, at);
  }

  #exited(thread: HostThread, code: number, at: number): void {
    this.#end(thread, code, at);
    if (thread.source.threadId !== 0) return;
    this.kill();
    this.#parts.onExit(code, at);
  }

  /** Ends one thread, and before it those it created. */
  #end(thread: HostThread, code: number, at: number): void {
    for (const each of [...this.#threads.values()]) {
      if (each.parent === thread.source.threadId) this.#end(each, 1, at);
    }
    thread.worker.terminate();
    this.#threads.delete(thread.source.threadId);
    this.#parts.onEvents([{ kind: 'exited', at, source: thread.source, code, signal: null }]);
  }

  #now(): number {
    return performance.timeOrigin + performance.now() - this.#parts.facts.epoch;
  }
}
