// Times and places: a window of time laid over so many pixels, its ticks, and how it is moved.

/** A stretch of time that is shown, in milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The shortest window, in milliseconds: shorter ones show nothing more. */
export const shortest = 0.05;

/** A stretch of time that is drawn short, within the window. */
export type Fold = Window;

/** How wide a fold is, in pixels, however long it took. */
export const foldWidth = 46;

/** Where time runs over fewer pixels, a fold is narrower, in pixels. */
const narrow = { below: 420, foldWidth: 22 } as const;

/** How wide a fold is where time runs over so many pixels. */
export const foldWidthIn = (width: number): number =>
  width < narrow.below ? narrow.foldWidth : foldWidth;

/** Where times are, in pixels from `left`, and back. */
export class Scale {
  readonly window: Window;
  readonly left: number;
  readonly width: number;
  /** In order, none touching another. */
  readonly folds: readonly Fold[];
  readonly foldWidth: number;
  /** Pixels a millisecond, where nothing is folded. */
  readonly density: number;

  /** `width` is that of the whole window, in pixels. */
  constructor(window: Window, left: number, width: number, folds: readonly Fold[] = []) {
    const folded = folds.reduce((sum, { from, to }) => sum + to - from, 0);
    this.window = window;
    this.left = left;
    this.width = Math.max(width, 1);
    this.folds = folds;
    this.foldWidth = foldWidthIn(width);
    this.density =
      Math.max(this.width - folds.length * this.foldWidth, 1) /
      Math.max(window.to - window.from - folded, shortest);
  }

  x(time: number): number {
    let x = this.left + (time - this.window.from) * this.density;
    for (const { from, to } of this.folds) {
      if (time <= from) break;
      const part = Math.min(time, to) - from;
      x += (part / (to - from)) * this.foldWidth - part * this.density;
    }
    return x;
  }

  time(x: number): number {
    let time = this.window.from + (x - this.left) / this.density;
    for (const { from, to } of this.folds) {
      const start = this.x(from);
      if (x <= start) break;
      if (x < start + this.foldWidth) {
        return from + ((x - start) / this.foldWidth) * (to - from);
      }
      time += to - from - this.foldWidth / this.density;
    }
    return time;
  }
}

/** A tick of the axis, and in which unit its label is. */
export interface Ticks {
  readonly step: number;
  readonly times: readonly number[];
}

/** How far the text of a tick has to stand from a fold, whose own text is a little wider than it, in pixels. */
const besideFold = 26;

/** Round times in the window, no closer than `apart` pixels. */
export function ticksOf(scale: Scale, apart: number): Ticks {
  const { window, density, folds } = scale;
  const { from, to } = window;
  const least = apart / density;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least) ?? least;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  const isSeen = (time: number): boolean =>
    !folds.some((fold) => {
      const start = scale.x(fold.from);
      return (
        scale.x(time) > start - besideFold && scale.x(time) < start + scale.foldWidth + besideFold
      );
    });
  const times = Array.from({ length: Math.min(count, 1000) }, (_, index) => (first + index) * step);
  return { step, times: times.filter(isSeen) };
}

/** How a time is written where ticks are `step` apart: `250 ms`, `1.5 s`; 0 has no unit. */
export function tickText(time: number, step: number): string {
  if (Math.abs(time) < step / 2) return '0';
  const [unit, name] = step >= 500 || Math.abs(time) >= 10_000 ? [1000, 's'] : [1, 'ms'];
  const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step / unit) - 1e-9)));
  return `${(time / unit).toFixed(digits)} ${name}`;
}

/** A time to the millisecond, and finer where less is seen: `380 ms`, `1.243 s`, `0.42 ms`. */
export function exactText(time: number, window: Window): string {
  const span = window.to - window.from;
  const digits = span > 200 ? 0 : span > 20 ? 1 : span > 2 ? 2 : 3;
  return Math.abs(time) >= 1000
    ? `${(time / 1000).toFixed(Math.min(3 + digits, 6))} s`
    : `${time.toFixed(digits).replace(/^-(0(?:\.0+)?)$/, '$1')} ms`;
}

/** How long something takes that is said in a program, near enough: `300 ms`, `1.5 s`. */
export const roughText = (length: number): string =>
  length >= 1000
    ? `${Number((length / 1000).toPrecision(3))} s`
    : `${Number(length.toPrecision(3))} ms`;

/** The window, `factor` times as long around a time that stays in its place, within `all`. */
export function zoomed(window: Window, factor: number, around: number, all: Window): Window {
  const whole = Math.max(all.to - all.from, shortest);
  const length = Math.min(Math.max((window.to - window.from) * factor, shortest), whole);
  const share = (around - window.from) / Math.max(window.to - window.from, shortest);
  return within({ from: around - share * length, to: around + (1 - share) * length }, all);
}

/** The window, so many milliseconds later, within `all`. */
export function moved({ from, to }: Window, by: number, all: Window): Window {
  return within({ from: from + by, to: to + by }, all);
}

/** A window of the same length that shows nothing beside `all`, where that is possible. */
function within({ from, to }: Window, all: Window): Window {
  const length = to - from;
  const start = Math.max(all.from, Math.min(from, all.to - length));
  return { from: start, to: start + length };
}

/** The whole of a picture, with the length that a window must have at least. */
export function wholeOf({
  from,
  reach,
}: {
  readonly from: number;
  readonly reach: number;
}): Window {
  return { from, to: Math.max(reach, from + 1) };
}
