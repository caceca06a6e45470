// A hand on the timeline: pointing, pressing, dragging, the wheel, two fingers.

/** What a hand asks for; places are in pixels from the left edge of the plot. */
export interface HandRequests {
  /** `factor` below 1 shows less, in more detail, around a place. */
  zoom(factor: number, x: number): void;
  pan(by: number): void;
  press(x: number, target: EventTarget | null, isSecond: boolean): void;
  point(target: EventTarget | null, x: number): void;
}

/** A pointer that moved less than that was pressed, not dragged: in pixels. */
const slack = 4;

/** A wheel's notch is about a hundred of its pixels. */
const zoomOfWheel = (delta: number): number => 2 ** (Math.max(-300, Math.min(300, delta)) / 150);

/** Has the plot obey a hand. */
export function obeyHand(plot: HTMLElement, requests: HandRequests): void {
  const down = new Map<number, { readonly start: number; at: number }>();
  let isDragging = false;
  const place = ({ clientX }: MouseEvent): number => {
    const { left, width } = plot.getBoundingClientRect();
    // A presented block is drawn larger than it is laid out.
    return ((clientX - left) * plot.offsetWidth) / width + plot.scrollLeft;
  };

  plot.addEventListener(
    'wheel',
    (event) => {
      // The wheel alone scrolls the page, as everywhere.
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        requests.zoom(zoomOfWheel(event.deltaY), place(event));
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        requests.pan(event.deltaX || event.deltaY);
      }
    },
    { passive: false },
  );
  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, { start: place(event), at: place(event) });
    isDragging = down.size > 1;
  });
  plot.addEventListener('pointermove', (event) => {
    const moved = down.get(event.pointerId);
    if (!moved) {
      requests.point(event.target, place(event));
      return;
    }
    const x = place(event);
    if (!isDragging && Math.abs(x - moved.start) < slack) return;
    // Only now: a press must stay one on what is below it.
    if (!isDragging) plot.setPointerCapture(event.pointerId);
    isDragging = true;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const [before, after] = [Math.abs(moved.at - other.at), Math.abs(x - other.at)];
      if (before > slack && after > slack) requests.zoom(before / after, (x + other.at) / 2);
    } else requests.pan(moved.at - x);
    moved.at = x;
  });
  plot.addEventListener('pointerup', (event) => {
    const moved = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (moved && !isDragging) requests.press(place(event), event.target, event.shiftKey);
    if (down.size === 0) isDragging = false;
  });
  plot.addEventListener('pointercancel', (event) => {
    down.delete(event.pointerId);
    if (down.size === 0) isDragging = false;
  });
  plot.addEventListener('pointerleave', () => requests.point(null, 0));
}
