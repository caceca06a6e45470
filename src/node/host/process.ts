// One process in the frame: its threads, each a worker, and what they ask of the host.
import { Backlog, weigh } from '../wire/backlog.ts';
import type { KernelEvent, Source } from '../wire/events.ts';
import type { ChildEnd } from '../wire/children.ts';
import type { ThreadWorker, WorkerMaker } from './workers.ts';
import type { ProcessFacts, ProcessReport, ThreadOrder, ThreadReport } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';
import type { Quota } from '../collections/quota.ts';

export interface HostProcessNeeds {
  readonly facts: ProcessFacts;
  readonly createWorker: WorkerMaker['createWorker'];
  /** How many threads there are beside the main ones. */
  readonly threads: Quota;
  /** `backlog` is told when they have gone on: until then the thread may have to wait. */
  readonly onEvents: (events: readonly KernelEvent[], backlog: Backlog | undefined) => void;
  /** The run has printed as much as it may. */
  readonly onFlooded: (at: number) => void;
  /** The main thread has ended, and with it the process: by a code or by a signal. */
  readonly onExit: (end: ProcessEnd) => void;
  /** A thread has something to say to another process. */
  readonly onReport: (threadId: number, report: ProcessReport) => void;
  /** A worker died of something that is not its program's doing. */
  readonly onBroken: (reason: string) => void;
}

/** How a process ended, and when. */
export interface ProcessEnd extends ChildEnd {
  readonly at: number;
}

interface HostThread {
  readonly source: Source;
  readonly parent: number | undefined;
  readonly worker: ThreadWorker;
  readonly backlog: Backlog;
  /** Whether its end has been told: it may still have its last word to say. */
  exiting: boolean;
}

type FirstOrder =
  | Omit<Extract<ThreadOrder, { kind: 'start' }>, 'backlog'>
  | Omit<Extract<ThreadOrder, { kind: 'link' }>, 'backlog'>;
type Spawn = Extract<ThreadReport, { kind: 'spawn' }>;

/**
 * All threads are made here rather than by one another: a thread that blocks right after it asked
 * for another still gets it, and one that is blocked for good can still be ended.
 */
export class HostProcess {
  readonly #needs: HostProcessNeeds;
  readonly #threads = new Map<number, HostThread>();

  constructor(needs: HostProcessNeeds) {
    this.#needs = needs;
  }

  get facts(): ProcessFacts {
    return this.#needs.facts;
  }

  /** Starts the main thread. `parent` is the thread that launched this process. */
  start(line: CommandLine, parent?: Source): void {
    const { facts } = this.#needs;
    const source = { pid: facts.pid, threadId: 0 };
    this.#create(source, undefined, {
      kind: 'start',
      process: facts,
      source,
      line,
      ...(parent && { parent }),
    });
  }

  /** Puts another command in the place of what this process runs. */
  exec(line: CommandLine, env: ProcessFacts['env']): void {
    this.kill();
    const { facts } = this.#needs;
    const source = { pid: facts.pid, threadId: 0 };
    const process = { ...facts, env };
    this.#create(source, undefined, { kind: 'start', process, source, line, again: true });
  }

  /** Says something to a thread, if it is there. */
  tell(threadId: number, order: ThreadOrder): void {
    this.#threads.get(threadId)?.worker.postMessage(order);
  }

  /** Ends the process from without. */
  signal(signal: string): void {
    const main = this.#threads.get(0);
    if (!main) return;
    const at = this.#now();
    this.#end(main, null, at, signal);
    this.kill();
    this.#needs.onExit({ code: null, signal, at });
  }

  /** Ends every thread at once, whatever it is doing. */
  kill(): void {
    for (const thread of [...this.#threads.values()]) this.#drop(thread);
  }

  #create(
    source: Source,
    parent: number | undefined,
    order: FirstOrder,
    transfer: Transferable[] = [],
  ): void {
    const worker = this.#needs.createWorker();
    const backlog = Backlog.create();
    this.#threads.set(source.threadId, { source, parent, worker, backlog, exiting: false });
    worker.onmessage = ({ data }: MessageEvent<ThreadReport>) => {
      this.#hear(source.threadId, data);
    };
    worker.onerror = (event) => {
      // One that was ended while it loaded a script may say so afterwards.
      if (this.#threads.get(source.threadId)?.worker !== worker) return;
      this.#needs.onBroken(event.message || 'a worker could not be started');
    };
    worker.postMessage({ ...order, backlog: backlog.buffer } satisfies ThreadOrder, transfer);
  }

  #hear(threadId: number, report: ThreadReport): void {
    // What a worker posted before it was ended may still arrive.
    const thread = this.#threads.get(threadId);
    if (!thread) return;
    if (report.kind === 'events') {
      this.#needs.onEvents(report.events, thread.backlog);
      return;
    }
    thread.backlog.shrink(weigh(report));
    switch (report.kind) {
      case 'flooded':
        this.#needs.onFlooded(this.#now());
        return;
      case 'spawn':
        this.#spawn(thread, report);
        return;
      case 'terminate':
        this.#terminate(threadId, report.threadId);
        return;
      case 'exiting':
        this.#tellExit(thread, report.code, report.at);
        return;
      case 'exit':
        this.#exited(thread, report.code, report.at);
        return;
      default:
        this.#needs.onReport(threadId, report);
    }
  }

  #spawn(parent: HostThread, { source, link }: Spawn): void {
    if (!this.#needs.threads.take()) {
      this.tell(parent.source.threadId, { kind: 'refused', threadId: source.threadId });
      link.close();
      return;
    }
    this.#create(source, parent.source.threadId, { kind: 'link', link }, [link]);
  }

  #terminate(asker: number, threadId: number): void {
    const thread = this.#threads.get(threadId);
    if (thread?.parent !== asker) return;
    this.#end(thread, 1, this.#now());
    const order: ThreadOrder = { kind: 'ended', threadId };
    this.tell(asker, order);
  }

  #exited(thread: HostThread, code: number, at: number): void {
    this.#end(thread, code, at);
    if (thread.source.threadId !== 0) return;
    this.kill();
    this.#needs.onExit({ code, signal: null, at });
  }

  /** Ends one thread, and before it those it created. */
  #end(thread: HostThread, code: number | null, at: number, signal: string | null = null): void {
    for (const each of [...this.#threads.values()]) {
      if (each.parent === thread.source.threadId) this.#end(each, 1, at);
    }
    this.#drop(thread);
    // Any other has said so itself, behind its messages.
    if (!thread.exiting) this.#tellGone(thread.source.threadId);
    this.#tellExit(thread, code, at, signal);
  }

  #tellGone(threadId: number): void {
    for (const { worker } of this.#threads.values())
      worker.postMessage({ kind: 'gone', threadId } satisfies ThreadOrder);
  }

  #drop({ source: { threadId }, worker }: HostThread): void {
    worker.terminate();
    if (this.#threads.delete(threadId) && threadId !== 0) this.#needs.threads.give();
  }

  #tellExit(
    thread: HostThread,
    code: number | null,
    at: number,
    signal: string | null = null,
  ): void {
    if (thread.exiting) return;
    thread.exiting = true;
    const { source } = thread;
    this.#needs.onEvents([{ kind: 'exited', at, source, code, signal }], undefined);
  }

  #now(): number {
    return performance.timeOrigin + performance.now() - this.#needs.facts.epoch;
  }
}
