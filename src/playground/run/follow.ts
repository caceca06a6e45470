// Brings what a run shows into the window, where it is not there already, and leaves the page to its
// reader's hand.

import type { Block } from '../block/block.ts';

/** Left between what is shown and the edge of the window, in CSS pixels. */
const margin = 12;

/** Keys that scroll. */
const scrolling = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/**
 * Follows the panel of a run while it grows, until the reader scrolls or presses. `height` is how high the panel
 * may well become, in CSS pixels: one movement then makes room for all of it. Returns what ends it.
 */
export function followPanel(block: Block, height: number): () => void {
  const control = new AbortController();
  const panel = block.part('panel');
  // What was pressed may have had to load: the reader may have gone on.
  if (scrollY !== block.pressedAt) return () => undefined;
  let expected = height;
  let isGliding = false;

  function follow(): void {
    const by = distance(block, panel, expected);
    if (control.signal.aborted || Math.abs(by) < 1) return;
    isGliding = true;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollBy({ top: by, behavior: isCalm ? 'instant' : 'smooth' });
  }

  const watch = new ResizeObserver(follow);
  watch.observe(panel);
  const { signal } = control;
  signal.addEventListener('abort', () => {
    watch.disconnect();
  });
  const leave = (): void => {
    control.abort();
  };
  const passive = { signal, passive: true };
  addEventListener('wheel', leave, passive);
  // What is pressed must not move away before it is let go.
  addEventListener('pointerdown', leave, passive);
  addEventListener('touchmove', leave, passive);
  addEventListener('keydown', ({ key }) => scrolling.has(key) && leave(), passive);
  addEventListener('scroll', () => isGliding || leave(), passive);
  addEventListener('scrollend', () => (isGliding = false), passive);
  return () => {
    expected = 0;
    // What the end shows is laid out in the frame that follows.
    requestAnimationFrame(() => {
      follow();
      requestAnimationFrame(leave);
    });
  };
}

/**
 * How far down the page must go, or up, for the panel to be seen, or as much of it as has room: in CSS
 * pixels, and no farther than is needed.
 */
function distance(block: Block, panel: HTMLElement, expected: number): number {
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const { top, bottom } = panel.getBoundingClientRect();
  const code = block.root.querySelector('[data-shown]')?.getBoundingClientRect();
  const isBeside = code !== undefined && top < code.bottom;
  const bar = isBeside ? 0 : block.part('bar').offsetHeight;
  const below = Math.max(bottom, top + expected) + margin - innerHeight;
  const above = top - (Number.parseFloat(scrollPaddingTop) || 0) - bar;
  if (below > 0 && above > 0) return Math.min(below, above);
  if (below < 0 && above < 0) return Math.max(below, above);
  // It is in the window, or fills it.
  return 0;
}
