// The processes that one thread launches: their ids, and who hears of each of them until it is over.
import type { Source } from './events.ts';
import type { ChildNews, Launch, ProcessFacts, Stdio, ThreadReport } from './host.ts';

/** How a process ended: by a code, or by a signal. */
export interface ChildEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Who hears of one child. */
export interface ChildListener {
  readonly onNews: (news: ChildNews) => void;
  /** Called once, behind the last news; without an end where the child never began. */
  readonly onOver: (end: ChildEnd | undefined) => void;
}

/** One child: over when it has ended, and all is read that it and its children wrote. */
export class ChildWatch {
  readonly #listener: ChildListener;
  /** The process and its pipes. */
  #open: number;
  #end: ChildEnd | undefined;

  /** `stdio` is the one that the child is launched with. */
  constructor(stdio: readonly Stdio[], listener: ChildListener) {
    this.#listener = listener;
    this.#open = 1 + stdio.slice(1, 3).filter((each) => each === 'pipe').length;
  }

  /** Tells the listener. Whether the child is over. */
  hear(news: ChildNews): boolean {
    this.#listener.onNews(news);
    // Counted only now: what the listener does may bring news of its own.
    if (news.kind === 'exit') this.#end = { code: news.code, signal: news.signal };
    if (news.kind === 'refused') this.#open = 0;
    else if (news.kind === 'exit' || news.kind === 'end') this.#open -= 1;
    else return false;
    if (this.#open > 0) return false;
    this.#listener.onOver(this.#end);
    return true;
  }
}

export interface ChildrenNeeds {
  /** The thread that launches them. */
  readonly source: Source;
  readonly facts: Pick<ProcessFacts, 'lastPid'>;
  readonly send: (report: ThreadReport) => void;
}

/** The children of one thread. */
export class Children {
  readonly #needs: ChildrenNeeds;
  readonly #watches = new Map<number, ChildWatch>();
  #created = 0;

  constructor(needs: ChildrenNeeds) {
    this.#needs = needs;
  }

  /** An id for a new process. */
  nextPid(): number {
    const { source, facts } = this.#needs;
    if (facts.lastPid) return Atomics.add(facts.lastPid, 0, 1) + 1;
    // Without shared memory they are unique, if not in order.
    this.#created += 1;
    return (source.pid * 100 + source.threadId) * 100 + this.#created;
  }

  /** Has the host launch a process. */
  launch(pid: number, launch: Launch, listener: ChildListener): void {
    this.#watches.set(pid, new ChildWatch(launch.stdio, listener));
    this.#needs.send({ kind: 'launch', pid, launch });
  }

  /** The host has news of a child. */
  hear(pid: number, news: ChildNews): void {
    if (this.#watches.get(pid)?.hear(news)) this.#watches.delete(pid);
  }
}
