// The list of the latest lines on the page: bounded, and in groups that the browser need not lay out
// while they are out of sight.

/** The latest lines that are kept on the page: enough to scroll through, few enough to stay quick. */
const shownLines = 2000;

/** Lines in a group, which is laid out as a whole: a few screens full. */
const groupSize = 100;

/** Elements in order, of which only the last stay. */
export class LineList {
  readonly element = document.createElement('div');
  #count = 0;
  #dropped = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** How many have been dropped from the front, or never made. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Adds what `make` makes of each item, but of no more items than can be shown. */
  append<Item>(items: readonly Item[], make: (item: Item) => HTMLElement): void {
    const latest = items.slice(-shownLines);
    this.#dropped += items.length - latest.length;
    for (const item of latest) {
      this.#openGroup().append(make(item));
      this.#count += 1;
    }
    while (this.#count > shownLines) this.#dropFirst();
  }

  #openGroup(): Element {
    const last = this.element.lastElementChild;
    if (last && last.childElementCount < groupSize) return last;
    const group = document.createElement('div');
    group.className = 'output-group';
    this.element.append(group);
    return group;
  }

  #dropFirst(): void {
    const group = this.element.firstElementChild;
    group?.firstElementChild?.remove();
    if (group?.childElementCount === 0) group.remove();
    this.#count -= 1;
    this.#dropped += 1;
  }
}
