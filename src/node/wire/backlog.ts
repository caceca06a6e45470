// What a thread has said and nobody has heard yet: it waits when that is too much, as on a full pipe.
import { aheadLimit } from '../system/limits.ts';
import type { KernelEvent, ThreadReport } from './host.ts';

/** What anything weighs that is said, beside its text: it takes the browser's memory and time. */
const plainWeight = 64;
/** What starts a thread or a process costs the one who hears it far more. */
const startWeight = 4096;

/** The weight of an event, in characters and what comes to the same. */
export function weighEvent(event: KernelEvent): number {
  return plainWeight + ('text' in event ? event.text.length : 0);
}

/** The weight of text on its way to the thread's creator. */
export function weighText(text: string): number {
  return plainWeight + text.length;
}

/** The weight of a report. */
export function weigh(report: ThreadReport): number {
  switch (report.kind) {
    case 'events':
      return report.events.reduce((sum, event) => sum + weighEvent(event), 0);
    case 'output':
      return weighText(report.text);
    case 'input':
      return weighText(report.text ?? '');
    case 'spawn':
    case 'launch':
      return startWeight;
    default:
      return plainWeight;
  }
}

/** One thread's words on their way to one listener. Both ends have one, on the same memory. */
export class Backlog {
  /** Undefined where there is no shared memory: then nobody waits. */
  readonly buffer: SharedArrayBuffer | undefined;
  readonly #weight: Int32Array | undefined;
  // Whoever was waited for in vain is not waited for again while all stands as it stood.
  #inVain = Infinity;

  constructor(buffer: SharedArrayBuffer | undefined) {
    this.buffer = buffer;
    this.#weight = buffer && new Int32Array(buffer);
  }

  /** A new one, with nothing on its way. */
  static create(): Backlog {
    const shared = typeof SharedArrayBuffer === 'function';
    return new Backlog(shared ? new SharedArrayBuffer(4) : undefined);
  }

  /** Something was said. Blocks until there is not too much of it, `patience` milliseconds at most. */
  grow(weight: number, patience = Infinity): void {
    if (!this.#weight) return;
    let load = Atomics.add(this.#weight, 0, weight) + weight;
    if (load - weight < this.#inVain) this.#inVain = Infinity;
    while (load > aheadLimit && load < this.#inVain) {
      if (Atomics.wait(this.#weight, 0, load, patience) === 'timed-out') this.#inVain = load;
      load = Atomics.load(this.#weight, 0);
    }
  }

  /** Something was heard. */
  shrink(weight: number): void {
    if (!this.#weight) return;
    const load = Atomics.sub(this.#weight, 0, weight);
    if (load > aheadLimit) Atomics.notify(this.#weight, 0);
  }
}
