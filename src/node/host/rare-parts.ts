// The parts that few programs need: asked of the page when a thread wants one, and kept.
import type { WorkerMaker } from './workers.ts';

/** What is told where a part is to be loaded from, or null where it cannot be had. */
type OnPlace = (place: string | null) => void;

export class RareParts {
  readonly #workers: Pick<WorkerMaker, 'parts' | 'addPart'>;
  readonly #ask: (name: string) => void;
  readonly #waiting = new Map<string, OnPlace[]>();

  /** `ask` asks the page, which is to answer by {@link arrived}. */
  constructor(workers: Pick<WorkerMaker, 'parts' | 'addPart'>, ask: (name: string) => void) {
    this.#workers = workers;
    this.#ask = ask;
  }

  /** Calls back as soon as threads can load the part, or it is known that they cannot. */
  get(name: string, onPlace: OnPlace): void {
    const place = this.#workers.parts[name];
    const waiting = this.#waiting.get(name);
    if (place !== undefined) onPlace(place);
    else if (waiting) waiting.push(onPlace);
    else {
      this.#waiting.set(name, [onPlace]);
      this.#ask(name);
    }
  }

  /** The page's answer. One that could not be loaded is asked for again by the next who wants it. */
  arrived(name: string, script: Blob | undefined): void {
    const place = script ? this.#workers.addPart(name, script) : null;
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.delete(name);
    for (const onPlace of waiting) onPlace(place);
  }
}
