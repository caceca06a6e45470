// The site's motif, made of a run: two strands, of which at each line the one that printed it is on top.
import type { RunEvent, Source } from '../engine/types.ts';

/** The main thread's, and that of all others. */
type Strand = 'a' | 'b';

/** What each path of the picture draws (SVG path data), the lowest first. */
export type StrandPaths = Readonly<Record<(typeof strandParts)[number], string>>;

/** `over`: where a strand comes up, above what makes room for it; `bead`: a dot for each line. */
export const strandParts = ['b', 'a', 'gap', 'over-b', 'over-a', 'bead-b', 'bead-a'] as const;

/** The size of the picture, in units of its own: it may be stretched to any width. */
export const strandSize = { width: 960, height: 48 } as const;

/** So many lines at least have room, and so many at most are drawn: the latest. */
const fewest = 10;
const most = 60;

const [top, bottom] = [8, 40];

/** Which strand printed each of a run's lines, in order: the latest, as many as are drawn. */
export class LineOrder {
  readonly strands: Strand[] = [];
  #main: Source | undefined;

  add(event: RunEvent): void {
    this.#main ??= event.source;
    if (event.kind !== 'stdout' && event.kind !== 'stderr') return;
    const { pid, threadId } = event.source;
    const strand = pid === this.#main.pid && threadId === this.#main.threadId ? 'a' : 'b';
    const lines = Math.min(most, event.text.split('\n').length - 1);
    this.strands.push(...Array<Strand>(lines).fill(strand));
    this.strands.splice(0, this.strands.length - most);
  }
}

/** The picture of lines that were printed by these. */
export function strandPaths({ strands: order }: LineOrder): StrandPaths {
  const count = Math.max(order.length, fewest);
  const step = strandSize.width / count;
  const x = (slot: number): string => String(Math.round((slot + 0.5) * step));
  const upper = (slot: number): Strand => order[slot] ?? order.at(-1) ?? 'a';
  const y = (strand: Strand, slot: number): number => (upper(slot) === strand ? top : bottom);
  const curve = (strand: Strand, slot: number): string => {
    const [from, to] = [y(strand, slot - 1), y(strand, slot)];
    const middle = String(Math.round(slot * step));
    return `C${middle} ${String(from)} ${middle} ${String(to)} ${x(slot)} ${String(to)}`;
  };
  const slots = Array.from({ length: count - 1 }, (_, index) => index + 1);
  const whole = (strand: Strand): string =>
    `M0 ${String(y(strand, 0))}H${x(0)}${slots.map((slot) => curve(strand, slot)).join('')}H${String(strandSize.width)}`;
  const crossings = slots.filter((slot) => upper(slot) !== upper(slot - 1));
  const rises = (strand?: Strand): string =>
    crossings
      .filter((slot) => strand === undefined || upper(slot) === strand)
      .map((slot) => `M${x(slot - 1)} ${String(bottom)}${curve(upper(slot), slot)}`)
      .join('');
  const beads = (strand: Strand): string =>
    order.map((each, slot) => (each === strand ? `M${x(slot)} ${String(top)}h0` : '')).join('');
  return {
    b: whole('b'),
    a: whole('a'),
    gap: rises(),
    'over-b': rises('b'),
    'over-a': rises('a'),
    'bead-b': beads('b'),
    'bead-a': beads('a'),
  };
}
