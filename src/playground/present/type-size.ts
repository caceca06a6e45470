// How large one side of a presented block is written: so that all of it is seen, or as its lecturer says.

/** By which the sheet draws a side. */
const property = '--present-size';

/** The sizes, as multiples of that in the page. */
const sizes = [
  0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5,
];

/** As large as it is where all of it cannot be seen in any size. */
const whereScrolled = sizes.indexOf(0.9);

const usual = sizes.indexOf(1);

/** In which what does not fit is out of sight: beside the code, in what shows a run. */
const boxes =
  '.present-code, .block-panel, .block-output, .block-recorded, .block-lines, .timeline';

/** The size of one side. */
export class TypeSize {
  readonly #side: HTMLElement;
  #at = usual;
  #isChosen = false;
  /** How often a size was looked for: only the last search goes on. */
  #searches = 0;

  constructor(side: HTMLElement) {
    this.#side = side;
  }

  /** One step larger, or smaller, if there is one. */
  step(by: 1 | -1): void {
    this.#isChosen = true;
    this.#set(Math.min(Math.max(this.#at + by, 0), sizes.length - 1));
  }

  /**
   * Finds the largest size in which nothing of the side is out of sight, or as large as it is `at most`; unless
   * another was chosen. What is drawn for a size, as a timeline is, is there three frames later.
   */
  async fit(most: 'ever' | 'now' = 'ever'): Promise<void> {
    // Where the sides stand one below the other, they are scrolled in any case.
    if (getComputedStyle(this.#side).overflowY === 'visible') {
      if (!this.#isChosen) this.#set(usual);
      return;
    }
    const search = (this.#searches += 1);
    if (most === 'now') {
      await frames(3);
      if (!this.#isScrolled()) return;
    }
    let fitting = -1;
    let tooLarge = most === 'now' ? this.#at : sizes.length;
    while (tooLarge - fitting > 1) {
      if (this.#isChosen || search !== this.#searches) return;
      const middle = Math.floor((fitting + tooLarge) / 2);
      this.#set(middle);
      await frames(3);
      if (this.#isScrolled()) tooLarge = middle;
      else fitting = middle;
    }
    if (this.#isChosen || search !== this.#searches) return;
    this.#set(fitting < 0 ? whereScrolled : fitting);
  }

  /** Leaves the side as it is written in the page. */
  forget(): void {
    this.#isChosen = true;
    this.#side.style.removeProperty(property);
  }

  #set(at: number): void {
    this.#at = at;
    this.#side.style.setProperty(property, String(sizes[at]));
  }

  #isScrolled(): boolean {
    const code = [...this.#side.querySelectorAll('.code')];
    const isCut = code.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
    const isLow = [...(this.#side.parentElement?.querySelectorAll(boxes) ?? [])].some(
      (box) => this.#side.contains(box) && box.scrollHeight > box.clientHeight + 1,
    );
    return isCut || isLow;
  }
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}
