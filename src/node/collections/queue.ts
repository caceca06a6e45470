// A first-in-first-out queue whose ends both cost the same, however long it is.

/** Below this many empty places at the front, moving the rest up is not worth it. */
const fewEmpty = 32;

/** Taking from the front does not move the rest, as `Array.prototype.shift` would, and lets go of it. */
export class Queue<T> {
  #items: (T | undefined)[] = [];
  #first = 0;

  get size(): number {
    return this.#items.length - this.#first;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Removes and returns the oldest item, or undefined when there is none. */
  take(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.#items[this.#first];
    this.#items[this.#first] = undefined;
    this.#first += 1;
    if (this.size === 0) this.clear();
    // As many were taken as are moved now, so each take pays for one.
    else if (this.#first >= fewEmpty && this.#first >= this.size) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
  }
}
