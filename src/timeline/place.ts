// A mark in its lane.

import type { Lane } from './lane.ts';
import type { Mark } from './marks.ts';

/** A mark and where it is. */
export interface Place {
  readonly lane: Lane;
  readonly mark: Mark;
  /** Its place among the marks of its lane. */
  readonly index: number;
}
