// A binary heap: the first of many by an order that may change, in logarithmic time.

/** Different items, of which it knows the first; items of equal rank come in no promised order. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #places = new Map<T, number>();
  readonly #isBefore: (a: T, b: T) => boolean;

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#put(item, this.#items.length);
    this.#rise(item);
  }

  /** Removes and returns the first. */
  pop(): T | undefined {
    const [first] = this.#items;
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** Removes an item that is there. */
  remove(item: T): void {
    const place = this.#placeOf(item);
    const last = this.#items.pop();
    this.#places.delete(item);
    if (last === undefined || last === item) return;
    this.#put(last, place);
    this.#rise(last);
    this.sink(last);
  }

  /** Puts an item in its place again after it came to rank further back. */
  sink(item: T): void {
    for (;;) {
      const place = this.#placeOf(item);
      const [left, right] = [this.#items[2 * place + 1], this.#items[2 * place + 2]];
      if (left === undefined) return;
      const child = right !== undefined && this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(child, item)) return;
      this.#swap(child, item);
    }
  }

  #rise(item: T): void {
    for (;;) {
      const parent = this.#items[(this.#placeOf(item) - 1) >> 1];
      if (parent === undefined || !this.#isBefore(item, parent)) return;
      this.#swap(item, parent);
    }
  }

  #swap(a: T, b: T): void {
    const place = this.#placeOf(a);
    this.#put(a, this.#placeOf(b));
    this.#put(b, place);
  }

  #put(item: T, place: number): void {
    this.#items[place] = item;
    this.#places.set(item, place);
  }

  #placeOf(item: T): number {
    return this.#places.get(item) ?? -1;
  }
}
