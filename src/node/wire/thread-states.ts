// Whether a thread runs, waits or stands still: what of it is told, and when.
import { statesTold } from '../system/limits.ts';
import type { BlockingCall, Source } from './events.ts';
import type { Reporter } from './reporter.ts';

export interface ThreadStatesNeeds {
  readonly source: Source;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  readonly reporter: Pick<Reporter, 'state' | 'flush'>;
  /** Calls back once, after {@link liveAfter} milliseconds or so, unless the thread does not get to it. */
  readonly later: (job: () => void) => void;
}

/**
 * A shorter wait is not told, in milliseconds: a picture of a second on a screen of 2,000 points has five of these
 * in each, and a thread that is sent one message after another waits ten thousand times a second for so long.
 */
export const shortestWait = 0.1;
/** The same in a thread that has told of many, milliseconds too: it is in a busy exchange with another. */
const shortestOfMany = 1;

/** A wait that lasts so many milliseconds is told while it lasts, those that are shorter when they are over: it is a frame of a screen's. */
export const liveAfter = 17;

/** So many states of a thread are told as soon, and as short, as they may be. */
const promptly = 400;

/**
 * A call that blocks is sent before it does, which takes longer than many a wait: a thread that hands on a lock waits a
 * hundred thousand times a second. After so many calls nothing of it is told any more.
 */
const mostBlocks = 400;

/**
 * The states of one thread. Nothing is sent for a short wait alone: it goes along with what is sent next, and
 * until then the thread counts as running, which is what the page was told of it. Before it runs on from a wait that
 * the page knows of, or blocks, it says so: it may not get to say anything for long.
 */
export class ThreadStates {
  readonly #needs: ThreadStatesNeeds;
  #count = 0;
  #blocks = 0;
  /** Nothing more is told: there was too much of it. */
  #silent = false;
  #asleepSince: number | undefined;
  /** Whether the page has been told that it sleeps. */
  #isLive = false;
  #looksLater = false;

  constructor(needs: ThreadStatesNeeds) {
    this.#needs = needs;
  }

  /** The thread is there, and about to run its program. */
  begin(): void {
    this.#tell('running', this.#needs.clock());
    this.#needs.reporter.flush();
  }

  /** Its loop has nothing to do. */
  sleep(): void {
    if (!this.#silent) this.#asleepSince = this.#needs.clock();
    this.#isLive = false;
    if (this.#looksLater) return;
    this.#looksLater = true;
    this.#needs.later(() => {
      this.#looksLater = false;
      this.#look();
    });
  }

  /** Its loop goes on. */
  wake(): void {
    const since = this.#asleepSince;
    if (since === undefined) return;
    this.#asleepSince = undefined;
    const at = this.#needs.clock();
    if (!this.#isLive && at - since < this.#shortest) return;
    if (!this.#isLive) this.#tell('waiting', since);
    this.#tell('running', at);
    if (this.#isLive) this.#needs.reporter.flush();
  }

  /** It is about to stand still, for so many milliseconds at most: false where that is not told, nor its end. */
  block(on: BlockingCall, most = Infinity): boolean {
    const at = this.#needs.clock();
    this.#blocks += 1;
    if (this.#blocks > mostBlocks) this.#fallSilent(at);
    if (!this.#mayTell(at)) return false;
    const { source, reporter } = this.#needs;
    reporter.state({ kind: 'blocked', at, source, on, ...(most < Infinity ? { most } : {}) });
    reporter.flush();
    return true;
  }

  get #shortest(): number {
    return this.#count < promptly ? shortestWait : shortestOfMany;
  }

  /** It goes on. */
  unblock(): void {
    this.#tell('running', this.#needs.clock());
    this.#needs.reporter.flush();
  }

  /** Sends what has gathered, and says that the thread sleeps if it does so by now. */
  #look(): void {
    const since = this.#asleepSince;
    if (since !== undefined && !this.#isLive) {
      this.#tell('waiting', since);
      this.#isLive = true;
    }
    this.#needs.reporter.flush();
  }

  #tell(kind: 'running' | 'waiting', at: number): void {
    if (!this.#mayTell(at)) return;
    const { source, reporter } = this.#needs;
    reporter.state({ kind, at, source });
  }

  #mayTell(at: number): boolean {
    if (this.#silent) return false;
    this.#count += 1;
    if (this.#count > statesTold) this.#fallSilent(at);
    return !this.#silent;
  }

  #fallSilent(at: number): void {
    if (this.#silent) return;
    this.#silent = true;
    this.#asleepSince = undefined;
    const { source, reporter } = this.#needs;
    reporter.state({ kind: 'untold', at, source });
    reporter.flush();
  }
}
