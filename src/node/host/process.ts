// One process in the frame: its threads, each a worker, and what they ask of the host.
import { Backlog, weigh } from '../wire/backlog.ts';
import type { KernelEvent, Source } from '../wire/events.ts';
import type { ChildEnd } from '../wire/children.ts';
import type { ThreadWorker, WorkerMaker } from './workers.ts';
import type {
  ProcessFacts,
  ProcessReport,
  ProcessStart,
  ThreadOrder,
  ThreadReport,
} from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';
import type { Quota } from '../collections/quota.ts';
import { now } from '../system/now.ts';
import { Locks } from './locks.ts';
import { ThreadMessages } from './thread-messages.ts';

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

/** How a thread ended. */
interface ThreadEnd extends ProcessEnd {
  readonly terminated?: true;
}

interface HostThread {
  readonly source: Source;
  readonly parent: number | undefined;
  readonly worker: ThreadWorker;
  readonly backlog: Backlog;
  /** Whether its end has been told: it may still have its last word to say. */
  exiting: boolean;
  /** Of a worker: what is told of its start where it is ended before it could tell of it; undefined once it has. */
  birth: KernelEvent | undefined;
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
  readonly locks = new Locks((threadId, news) => {
    this.tell(threadId, { kind: 'locks', news });
  });
  readonly #messages = new ThreadMessages((threadId, order, transfer) =>
    this.#post(threadId, order, transfer),
  );

  constructor(needs: HostProcessNeeds) {
    this.#needs = needs;
  }

  get facts(): ProcessFacts {
    return this.#needs.facts;
  }

  /** Starts the main thread: by whom and when that was asked for, where a thread did. */
  start(line: CommandLine, by?: Required<Pick<ProcessStart, 'parent' | 'askedAt'>>): void {
    const { facts } = this.#needs;
    const source = { pid: facts.pid, threadId: 0 };
    this.#create(source, undefined, {
      kind: 'start',
      process: facts,
      source,
      line,
      timeOrigin: now(),
      ...by,
    });
  }

  /** Puts another command in the place of what this process runs. */
  exec(line: CommandLine, place: Pick<ProcessFacts, 'env' | 'cwd'>): void {
    // Those that the main thread did not create itself end with their own creators.
    for (const each of [...this.#threads.values()])
      if (each.parent === 0) this.#end(each, this.#terminated());
    this.kill();
    const { facts } = this.#needs;
    const source = { pid: facts.pid, threadId: 0 };
    const process = { ...facts, ...place };
    this.#create(source, undefined, {
      kind: 'start',
      process,
      source,
      line,
      timeOrigin: now(),
      again: true,
    });
  }

  /** Whether a thread is there. */
  has(threadId: number): boolean {
    return this.#threads.has(threadId);
  }

  /** Says something to a thread, if it is there. */
  tell(threadId: number, order: ThreadOrder): void {
    this.#post(threadId, order);
  }

  /** Whether there is such a thread. */
  #post(threadId: number, order: ThreadOrder, transfer: readonly Transferable[] = []): boolean {
    const thread = this.#threads.get(threadId);
    thread?.worker.postMessage(order, [...transfer]);
    return thread !== undefined;
  }

  /** Ends the process from without. */
  signal(signal: string): void {
    const main = this.#threads.get(0);
    if (!main) return;
    const at = this.#now();
    this.#end(main, { code: null, signal, at });
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
    const by = parent === undefined ? undefined : this.#threads.get(parent)?.source;
    const birth = by && ({ kind: 'started', at: this.#now(), source, parent: by } as const);
    this.#threads.set(source.threadId, { source, parent, worker, backlog, exiting: false, birth });
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
      thread.birth = undefined;
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
      case 'thread-message':
        if (this.#messages.pass(threadId, report) && report.event)
          this.#needs.onEvents([report.event], undefined);
        return;
      case 'thread-answer':
        this.#messages.answer(threadId, report);
        return;
      case 'exiting':
        this.#tellExit(thread, { code: report.code, signal: null, at: report.at });
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
    this.#end(thread, this.#terminated());
    const order: ThreadOrder = { kind: 'ended', threadId };
    this.tell(asker, order);
  }

  #exited(thread: HostThread, code: number, at: number): void {
    this.#end(thread, { code, signal: null, at });
    if (thread.source.threadId !== 0) return;
    this.kill();
    this.#needs.onExit({ code, signal: null, at });
  }

  /** Ends one thread, and before it those it created. */
  #end(thread: HostThread, end: ThreadEnd): void {
    for (const each of [...this.#threads.values()]) {
      if (each.parent === thread.source.threadId) this.#end(each, this.#terminated(end.at));
    }
    this.#drop(thread);
    // Any other has said so itself, behind its messages.
    if (!thread.exiting) this.#tellGone(thread.source.threadId);
    this.#tellExit(thread, end);
  }

  #tellGone(threadId: number): void {
    for (const { worker } of this.#threads.values())
      worker.postMessage({ kind: 'gone', threadId } satisfies ThreadOrder);
  }

  #drop({ source: { threadId }, worker }: HostThread): void {
    worker.terminate();
    if (!this.#threads.delete(threadId)) return;
    if (threadId !== 0) this.#needs.threads.give();
    this.#messages.drop(threadId);
  }

  /** How a thread ends that another one ends. */
  #terminated(at = this.#now()): ThreadEnd {
    return { code: 1, signal: null, at, terminated: true };
  }

  #tellExit(thread: HostThread, end: ThreadEnd): void {
    if (thread.exiting) return;
    thread.exiting = true;
    const { source } = thread;
    // Before its creator hears of its end, who may then ask for what it held.
    this.locks.drop(source.threadId);
    const isForced = end.terminated === true || end.signal !== null;
    const birth = isForced && thread.birth ? [thread.birth] : [];
    this.#needs.onEvents([...birth, { kind: 'exited', source, ...end }], undefined);
  }

  #now(): number {
    return now() - this.#needs.facts.epoch;
  }
}
