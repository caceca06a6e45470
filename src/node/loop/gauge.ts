// How busy a loop is: noted where the thread that made it can read it too.

/** What a loop has done since it began, in milliseconds. */
export interface LoopTime {
  readonly idle: number;
  readonly active: number;
}

/** Times are on the clock of the thread whose loop it is: those since 1970 keep too few fractions. */
const cells = { origin: 0, began: 1, idle: 2, asleepSince: 3, ended: 4 } as const;

const size = Object.keys(cells).length * Float64Array.BYTES_PER_ELEMENT;

/** Noted by one thread, read by any. */
export class Gauge {
  readonly #numbers: Float64Array;

  /** `memory` is of {@link Gauge.memory}, where another thread is to read it. */
  constructor(memory: ArrayBufferLike = new ArrayBuffer(size)) {
    this.#numbers = new Float64Array(memory);
  }

  /** Memory that threads can share, where there is such. */
  static memory(): SharedArrayBuffer | undefined {
    return typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(size) : undefined;
  }

  begin(): void {
    if (this.#get('began') !== 0) return;
    this.#numbers[cells.origin] = performance.timeOrigin;
    this.#numbers[cells.began] = performance.now();
  }

  /** Nothing is left for the loop to do. */
  end(): void {
    this.#numbers[cells.ended] = this.#now();
  }

  sleep(): void {
    this.#numbers[cells.asleepSince] = this.#now();
  }

  wake(): void {
    this.#numbers[cells.idle] = this.#idleBy(this.#now());
    this.#numbers[cells.asleepSince] = 0;
  }

  /** On the clock of {@link performance}; undefined before the loop has begun. */
  get beganAt(): number | undefined {
    return this.#when('began');
  }

  /** The same, of its end. */
  get endedAt(): number | undefined {
    return this.#when('ended');
  }

  /** Undefined before the loop has begun. */
  get time(): LoopTime | undefined {
    const began = this.#get('began');
    const at = this.#now();
    const idle = this.#idleBy(at);
    return began === 0 ? undefined : { idle, active: at - began - idle };
  }

  #when(cell: 'began' | 'ended'): number | undefined {
    const time = this.#get(cell);
    return time === 0 ? undefined : time - this.#ahead();
  }

  #now(): number {
    return performance.now() + this.#ahead();
  }

  /** How far that clock is ahead of the one of the thread that asks. */
  #ahead(): number {
    return performance.timeOrigin - this.#get('origin');
  }

  #idleBy(at: number): number {
    const since = this.#get('asleepSince');
    return this.#get('idle') + (since === 0 ? 0 : at - since);
  }

  #get(cell: keyof typeof cells): number {
    return this.#numbers[cells[cell]] ?? 0;
  }
}
