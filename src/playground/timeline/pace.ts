// When a timeline is drawn: at the next frame, or in a flood of events when the page has had its rest.

/** Milliseconds between two drawings of what grows; for those who want no motion, longer. */
const calm = { usual: 60, still: 500 } as const;

/** How many times longer the page is left alone than it took to draw. */
const restRatio = 3;

/** Draws at most once a frame. */
export class Pace {
  readonly #draw: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cost = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** The reader waits for it. */
  soon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.atOnce();
    });
  }

  /** The page is not to be seen without it. */
  atOnce(): void {
    const begun = performance.now();
    this.#draw();
    this.#cost = performance.now() - begun;
  }

  /** Something has changed that need not be seen at once. */
  whenCalm(): void {
    if (this.#timer !== undefined) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const rest = Math.max(isStill ? calm.still : calm.usual, restRatio * this.#cost);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.soon();
    }, rest);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }
}
