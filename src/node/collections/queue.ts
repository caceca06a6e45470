// A first-in-first-out queue whose ends both cost the same, however long it is.

/** Taking from the front does not move the rest, as `Array.prototype.shift` would. */
export class Queue<T> {
  #items: T[] = [];
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
    this.#first += 1;
    if (this.size === 0) this.clear();
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
  }
}
