// The locks of one process, which its threads ask for by name.
import type { LockNews, LockQuestion, LockRequest, LockSnapshot } from '../wire/locks.ts';

interface Entry extends LockRequest {
  readonly threadId: number;
}

type News = { readonly [Kind in keyof LockNews]: number[] };

/** Who holds what and who waits for what, by Node's rules. */
export class Locks {
  readonly #tell: (threadId: number, news: LockNews) => void;
  #held: Entry[] = [];
  #pending: Entry[] = [];

  /** `tell` brings a thread the news that it has not asked for. */
  constructor(tell: (threadId: number, news: LockNews) => void) {
    this.#tell = tell;
  }

  /** Gives what the asking thread gets to know at once; others are told. */
  answer(threadId: number, question: LockQuestion): LockNews | LockSnapshot {
    if (question.kind === 'query') return this.#snapshot(threadId);
    if (question.kind === 'release') this.#release(threadId, question.id);
    else this.#add({ ...question.request, threadId });
    const all = this.#process();
    const { [threadId]: own = noNews(), ...others } = all;
    this.#tellAll(others);
    return own;
  }

  /** The thread has ended. */
  drop(threadId: number): void {
    const isOther = (each: Entry): boolean => each.threadId !== threadId;
    if (this.#held.every(isOther) && this.#pending.every(isOther)) return;
    this.#held = this.#held.filter(isOther);
    this.#pending = this.#pending.filter(isOther);
    this.#tellAll(this.#process());
  }

  #snapshot(threadId: number): LockSnapshot {
    const told = (entries: readonly Entry[]) =>
      entries
        .filter((each) => each.threadId === threadId)
        .map(({ name, mode }) => ({ name, mode }));
    return { held: told(this.#held), pending: told(this.#pending) };
  }

  #add(entry: Entry): void {
    if (entry.steal) this.#pending.unshift(entry);
    else this.#pending.push(entry);
  }

  #release(threadId: number, id: number): void {
    this.#held = this.#held.filter((each) => each.threadId !== threadId || each.id !== id);
  }

  /** Grants what can be granted, the oldest request first. The news, by thread. */
  #process(): Record<number, News> {
    const all: Record<number, News> = {};
    const note = (kind: keyof News, { threadId, id }: Entry): void => {
      (all[threadId] ??= noNews())[kind].push(id);
    };
    const waiting: Entry[] = [];
    for (const entry of this.#pending) {
      const isFree =
        entry.steal || ![...waiting, ...this.#held].some((each) => excludes(each, entry));
      if (isFree) {
        if (entry.steal) {
          for (const each of this.#held) if (each.name === entry.name) note('stolen', each);
          this.#held = this.#held.filter(({ name }) => name !== entry.name);
        }
        this.#held.push(entry);
        note('granted', entry);
      } else if (entry.ifAvailable) note('refused', entry);
      else waiting.push(entry);
    }
    this.#pending = waiting;
    return all;
  }

  #tellAll(all: Readonly<Record<number, News>>): void {
    for (const [threadId, news] of Object.entries(all)) this.#tell(Number(threadId), news);
  }
}

function noNews(): News {
  return { granted: [], stolen: [], refused: [] };
}

/** Whether one that is held, or was asked for earlier, keeps another waiting. */
function excludes(before: Entry, entry: Entry): boolean {
  if (before.name !== entry.name) return false;
  return before.mode === 'exclusive' || entry.mode === 'exclusive';
}
