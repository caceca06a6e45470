// Things that happened, in the order of their times, in whatever order they are heard of.

/** A list that is sorted at the next look at it: what comes late costs one sort a look, not one a thing. */
export class Ordered<Item extends { readonly at: number }> {
  readonly #items: Item[] = [];
  #isSorted = true;

  push(item: Item): void {
    const last = this.#items.at(-1);
    if (last !== undefined && last.at > item.at) this.#isSorted = false;
    this.#items.push(item);
  }

  /** All of them; those of one time as they came. */
  get all(): readonly Item[] {
    if (!this.#isSorted) this.#items.sort((a, b) => a.at - b.at);
    this.#isSorted = true;
    return this.#items;
  }

  /** How many happened before `time`. */
  before(time: number): number {
    return this.#search((at) => at < time);
  }

  /** How many happened before `time` or then. */
  until(time: number): number {
    return this.#search((at) => at <= time);
  }

  #search(isEarlier: (at: number) => boolean): number {
    const items = this.all;
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isEarlier(items[middle]?.at ?? Infinity)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
