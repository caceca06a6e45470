// A set that knows its oldest item, at a cost that does not grow with the items that were taken.

interface Link<T> {
  readonly item: T;
  before: Link<T> | undefined;
  after: Link<T> | undefined;
}

/**
 * Items in the order in which they were added. A `Set` has that order too, but the way to its first
 * item leads past the places of all that were deleted before it.
 */
export class OrderedSet<T> {
  readonly #links = new Map<T, Link<T>>();
  #first: Link<T> | undefined;
  #last: Link<T> | undefined;

  get size(): number {
    return this.#links.size;
  }

  /** The oldest item, or undefined when there is none. */
  get first(): T | undefined {
    return this.#first?.item;
  }

  /** Adds an item at the end; one that is there stays where it is. */
  add(item: T): void {
    if (this.#links.has(item)) return;
    const link: Link<T> = { item, before: this.#last, after: undefined };
    if (this.#last) this.#last.after = link;
    else this.#first = link;
    this.#last = link;
    this.#links.set(item, link);
  }

  /** Whether it was there. */
  delete(item: T): boolean {
    const link = this.#links.get(item);
    if (!link) return false;
    this.#links.delete(item);
    if (link.before) link.before.after = link.after;
    else this.#first = link.after;
    if (link.after) link.after.before = link.before;
    else this.#last = link.before;
    return true;
  }
}
