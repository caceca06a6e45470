// How busy a loop is: noted where the thread that made it can read it too.

/** What a loop has done since it began, in milliseconds. */
export interface LoopTime {
  readonly idle: number;
  readonly active: number;
}

const cells = { began: 0, idle: 1, asleepSince: 2 } as const;

/** The clock that all threads share. */
const now = (): number => performance.timeOrigin + performance.now();

/** Noted by one thread, read by any. */
export class Gauge {
  readonly #numbers: Float64Array;

  /** `memory` is of {@link Gauge.memory}, where another thread is to read it. */
  constructor(memory: ArrayBufferLike = new ArrayBuffer(24)) {
    this.#numbers = new Float64Array(memory);
  }

  /** Memory that threads can share, where there is such. */
  static memory(): SharedArrayBuffer | undefined {
    return typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(24) : undefined;
  }

  begin(): void {
    if (this.#get('began') === 0) this.#numbers[cells.began] = now();
  }

  sleep(): void {
    this.#numbers[cells.asleepSince] = now();
  }

  wake(): void {
    this.#numbers[cells.idle] = this.#idleBy(now());
    this.#numbers[cells.asleepSince] = 0;
  }

  /** On the clock of {@link performance}; undefined before the loop has begun. */
  get beganAt(): number | undefined {
    const began = this.#get('began');
    return began === 0 ? undefined : began - performance.timeOrigin;
  }

  /** Undefined before the loop has begun. */
  get time(): LoopTime | undefined {
    const began = this.#get('began');
    const at = now();
    const idle = this.#idleBy(at);
    return began === 0 ? undefined : { idle, active: at - began - idle };
  }

  #idleBy(at: number): number {
    const since = this.#get('asleepSince');
    return this.#get('idle') + (since === 0 ? 0 : at - since);
  }

  #get(cell: keyof typeof cells): number {
    return this.#numbers[cells[cell]] ?? 0;
  }
}
