// The time that a run has taken so far: text to look at, which is not announced.

/** Milliseconds between two readings. */
const interval = 250;

/** Shows a clock beside the status, in `words`. Returns what takes it away. */
export function startClock(
  status: HTMLElement,
  words: (milliseconds: number) => string,
): () => void {
  const since = performance.now();
  const clock = document.createElement('span');
  clock.className = 'block-clock';
  clock.ariaHidden = 'true';
  const read = (): void => {
    clock.textContent = words(performance.now() - since);
  };
  read();
  status.after(clock);
  const timer = setInterval(read, interval);
  return () => {
    clearInterval(timer);
    clock.remove();
  };
}
