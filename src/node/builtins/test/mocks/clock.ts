// The clock of mocked timers: it stands until it is moved, and then runs what is due.

type Job = (...args: never[]) => unknown;

interface Entry {
  readonly job: Job;
  readonly args: readonly unknown[];
  readonly delay: number;
  readonly repeats: boolean;
  dueAt: number;
}

/** What `setTimeout` and its like give. None of them keeps a program alive. */
export class MockTimeout {
  readonly #clock: MockClock;
  readonly id: number;

  constructor(clock: MockClock, id: number) {
    this.#clock = clock;
    this.id = id;
    Object.defineProperty(this.constructor, 'name', { value: 'Timeout', configurable: true });
  }

  hasRef(): boolean {
    return true;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  refresh(): this {
    this.#clock.restart(this);
    return this;
  }

  close(): this {
    this.#clock.remove(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  [Symbol.dispose](): void {
    this.#clock.remove(this);
  }
}

export class MockClock {
  /** Milliseconds since the epoch. */
  now = 0;
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;

  /** When the last of its timers is due. */
  get last(): number {
    return Math.max(this.now, ...[...this.#entries.values()].map(({ dueAt }) => dueAt));
  }

  /** Lets a job run in `delay` milliseconds; those below zero come before all others. */
  add(job: Job, delay: unknown, args: readonly unknown[], repeats: boolean): MockTimeout {
    this.#lastId += 1;
    const milliseconds = Number(delay ?? 0) || 0;
    this.#entries.set(this.#lastId, {
      job,
      args,
      delay: milliseconds,
      repeats,
      dueAt: this.now + milliseconds,
    });
    return new MockTimeout(this, this.#lastId);
  }

  /** By what it was given for it, or its number. */
  remove(timer: unknown): void {
    const id = timer instanceof MockTimeout ? timer.id : Number(timer);
    this.#entries.delete(id);
  }

  restart({ id }: MockTimeout): void {
    const entry = this.#entries.get(id);
    if (entry) entry.dueAt = this.now + entry.delay;
  }

  clear(): void {
    this.#entries.clear();
    this.now = 0;
  }

  /** Moves it on, and runs what is due then. */
  advance(milliseconds: number): void {
    this.now += milliseconds;
    for (;;) {
      const [id, entry] = this.#next() ?? [];
      if (id === undefined || !entry || entry.dueAt > this.now) return;
      if (entry.repeats) entry.dueAt += Math.max(entry.delay, 1);
      else this.#entries.delete(id);
      Reflect.apply(entry.job, undefined, entry.args);
    }
  }

  #next(): readonly [number, Entry] | undefined {
    let next: readonly [number, Entry] | undefined;
    for (const each of this.#entries) {
      if (!next || each[1].dueAt < next[1].dueAt) next = each;
    }
    return next;
  }
}
