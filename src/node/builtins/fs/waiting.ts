// What a call on files gives when only others can give it: a piece of standard input.

/** A result that is yet to come: the caller either blocks for it, or is called back. */
export class Waiting<T> {
  /** Blocks until it is there. */
  readonly now: () => T;
  readonly begin: (done: (value: T) => void) => void;

  constructor(now: () => T, begin: (done: (value: T) => void) => void) {
    this.now = now;
    this.begin = begin;
  }

  map<U>(change: (value: T) => U): Waiting<U> {
    return new Waiting(
      () => change(this.now()),
      (done) => {
        this.begin((value) => {
          done(change(value));
        });
      },
    );
  }
}

/** A job's result, which a call that blocks waits for. */
export function finished(result: unknown): unknown {
  return result instanceof Waiting ? (result.now() as unknown) : result;
}

/** Changes a result that may be yet to come. */
export function mapped<T, U>(result: T | Waiting<T>, change: (value: T) => U): U | Waiting<U> {
  return result instanceof Waiting ? result.map(change) : change(result);
}
