// A binary heap: the smallest of many by a changing key, in logarithmic time.

/** Items in order of `key`, smallest first; items of equal key in no promised order. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #key: (item: T) => number;

  constructor(key: (item: T) => number) {
    this.#key = key;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1);
  }

  /** Removes and returns the smallest. */
  pop(): T | undefined {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) {
      this.#items[0] = last;
      this.sink();
    }
    return first;
  }

  /** Puts the smallest back in order after its key grew. */
  sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#less(left + 1, left) ? left + 1 : left;
      if (!this.#less(child, at)) return;
      this.#swap(child, at);
      at = child;
    }
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#less(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #less(a: number, b: number): boolean {
    const left = this.#items[a];
    const right = this.#items[b];
    return left !== undefined && right !== undefined && this.#key(left) < this.#key(right);
  }

  #swap(a: number, b: number): void {
    const left = this.#items[a];
    const right = this.#items[b];
    if (left === undefined || right === undefined) return;
    this.#items[a] = right;
    this.#items[b] = left;
  }
}
