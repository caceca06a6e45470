// The elements of a drawing, found again on the page.

import type { Place } from '../../timeline/place.ts';

/** The mark at an element: the row of its lane, and from where to where it stands for the lane's marks. */
export interface MarkSpot {
  readonly row: number;
  readonly kind: string;
  readonly first: number;
  readonly last: number;
}

/** In the row of which lane an element is; undefined where in none. */
export function rowOf(target: EventTarget | null): number | undefined {
  const lane = target instanceof Element ? target.closest('[data-lane]') : null;
  if (!lane) return undefined;
  return [...(lane.parentElement?.querySelectorAll('[data-lane]') ?? [])].indexOf(lane);
}

/** What mark an element is, or is in. */
export function spotOf(target: EventTarget | null): MarkSpot | undefined {
  const mark = target instanceof Element ? target.closest<SVGElement>('[data-mark]') : null;
  const row = rowOf(mark);
  if (!mark || row === undefined) return undefined;
  const { mark: kind = '', first, last } = mark.dataset;
  return { row, kind, first: Number(first), last: Number(last) };
}

/** The element of a mark in a drawing, in the lane of this row; undefined where it is out of the window. */
export function markElement(
  svg: Element,
  row: number,
  { mark, index }: Place,
): SVGElement | undefined {
  const lane = svg.querySelectorAll('[data-lane]')[row];
  const marks = [...(lane?.querySelectorAll<SVGElement>(`[data-mark="${mark.kind}"]`) ?? [])];
  return marks.find(
    ({ dataset }) => Number(dataset['first']) <= index && Number(dataset['last']) >= index,
  );
}

/** The step of the callback that an element is, or of the first of those for which it stands. */
export function callbackOf(target: EventTarget | null): number | undefined {
  const box = target instanceof Element ? target.closest<SVGElement>('[data-callbacks]') : null;
  return box ? Number(box.dataset['callbacks']) : undefined;
}

/** The box of a callback in a drawing, in the lane of this row; undefined where it is out of the window. */
export function callbackElement(svg: Element, row: number, step: number): SVGElement | undefined {
  const lane = svg.querySelectorAll('[data-lane]')[row];
  const boxes = [...(lane?.querySelectorAll<SVGElement>('[data-callbacks]') ?? [])];
  return boxes.find(
    ({ dataset }) => Number(dataset['callbacks']) <= step && Number(dataset['last']) >= step,
  );
}
