// What a thread tells of its callbacks, where it is asked to: nothing is kept or measured before that.

type Job = () => void;

export type CallbackPlace =
  'program' | 'timers' | 'poll' | 'check' | 'closing' | 'ticks' | 'microtasks';

/** A callback that has been told of, for whoever is going to call it. */
export interface Told {
  readonly callback: number;
  readonly in: CallbackPlace;
  /** What it was made with. */
  readonly by: string;
}

/** Whom the callbacks of a thread are told to. It may fall silent at any time: there may be too many. */
export interface CallbackTeller<Kept extends Told = Told> {
  /**
   * What runs now has queued a callback, by a call of that name, or of one of those names, or of any where none is
   * given; a timer's is `due` then, on the clock of {@link performance}.
   */
  queued(place: CallbackPlace, by?: string | ReadonlySet<string>, due?: number): Kept | undefined;
  /** One that was made where `last` was, without a call of the program's: an interval's next. */
  requeued(last: Kept, due: number): Kept | undefined;
  /** One that is called now, and that nothing in the thread has queued: it is ready since `arrived`, where that is known. */
  arrived(place: CallbackPlace, by: string, arrived?: number): Kept | undefined;
  /** The program itself, the first time that this is asked. */
  program(): Kept | undefined;
  /** It is not going to be called. */
  withdrawn(told: Kept): void;
  called(told: Kept): void;
  /** It is over, unless it has thrown, which {@link left} tells of. */
  returned(told: Kept): void;
  /** Nothing is on the stack any more. */
  left(): void;
}

/** The teller of one thread; undefined where nobody asks, or no more is told. */
export const callbacks: { teller: CallbackTeller | undefined } = { teller: undefined };

/** A callback that is queued now, and tells when it is called. */
export function telling(place: CallbackPlace, by: string, job: Job): Job {
  const told = callbacks.teller?.queued(place, by);
  if (!told) return job;
  return () => {
    callTold(told, job);
  };
}

/** Runs some of the program's own text, which is the program itself where it is the first. */
export function asProgram<T>(job: () => T): T {
  const told = callbacks.teller?.program();
  if (told) callbacks.teller?.called(told);
  const result = job();
  if (told) callbacks.teller?.returned(told);
  return result;
}

/** Calls one that was told of, if it was. An exception must reach the browser untouched: there is no `finally`. */
export function callTold(told: Told | undefined, job: Job): void {
  if (told) callbacks.teller?.called(told);
  job();
  if (told) callbacks.teller?.returned(told);
}
