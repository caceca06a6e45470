// One process among those of a run: who launched it and hears of it, and how it meets signals.
import type { HostProcess } from './process.ts';
import type { Inlet } from './inlet.ts';
import type { Sinks } from './sinks.ts';
import { ignoredSignals } from '../system/signals.ts';
import type { Source } from '../wire/events.ts';
import type { ChildNews, Launch } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';

export interface MemberNeeds {
  readonly process: HostProcess;
  /** The thread that launched it; undefined for a run's first process. */
  readonly launcher: Source | undefined;
  readonly inlet: Inlet;
  readonly sinks: Sinks;
  /** Who hears what becomes of it. */
  readonly onNews: (news: ChildNews) => void;
}

/** A process, with the ends of its pipes and of its channel. */
export class Member {
  readonly process: HostProcess;
  readonly launcher: Source | undefined;
  readonly inlet: Inlet;
  readonly sinks: Sinks;
  readonly onNews: (news: ChildNews) => void;
  /** Programs that had the process before: what they asked for is not this one's. */
  #programs = 0;
  /** The signals its program has listeners for. */
  readonly #handled = new Set<string>();
  #connected: boolean;

  constructor({ process, launcher, inlet, sinks, onNews }: MemberNeeds) {
    this.process = process;
    this.launcher = launcher;
    this.inlet = inlet;
    this.sinks = sinks;
    this.onNews = onNews;
    this.#connected = process.facts.ipc !== undefined;
  }

  /** Another command takes the process over, and has no listeners yet. */
  exec(line: CommandLine, place: Pick<Launch, 'env' | 'cwd'>): void {
    this.#handled.clear();
    this.#programs += 1;
    this.process.exec(line, place);
  }

  /** Gives a thread the next piece of standard input. */
  read(threadId: number, most: number, take: (text: string | null) => void): void {
    const program = this.#programs;
    const isThere = (): boolean => program === this.#programs && this.process.has(threadId);
    this.inlet.read(most, { isThere, take });
  }

  /** Its program has a first listener for a signal, or no more of them. */
  handles(signal: string, handled: boolean): void {
    if (handled) this.#handled.add(signal);
    else this.#handled.delete(signal);
  }

  /** Tells the program of a signal, or does what the signal does to a program that has no listener. */
  signal(signal: string): void {
    if (this.#handled.has(signal) && signal !== 'SIGKILL') {
      this.process.tell(0, { kind: 'signal', signal });
    } else if (!ignoredSignals.has(signal)) {
      this.process.signal(signal);
    }
  }

  /** Closes its channel, of which one end is yet to hear. */
  disconnect(told: 'child' | 'parent'): void {
    if (!this.#connected) return;
    this.#connected = false;
    if (told === 'child') this.process.tell(0, { kind: 'disconnected' });
    else this.onNews({ kind: 'disconnected' });
  }
}
