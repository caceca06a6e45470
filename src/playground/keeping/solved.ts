// Which exercises a reader has solved: in the browser, until they clear it.

import { keepItem, keptItem } from '../../storage/items.ts';
import type { Block } from '../block/block.ts';
import { solvedKey } from './keys.ts';

/** How far a reader is with an exercise. */
export type ExerciseState = 'open' | 'tried' | 'solved';

/** What stands under the key of an exercise that is solved. */
const mark = 'solved';

/** The exercise around a block, where it is that of one. */
export const exerciseOf = ({ root }: Pick<Block, 'root'>): HTMLElement | null =>
  root.closest<HTMLElement>('reader-exercise');

/** Whether the reader has solved an exercise. */
export const isSolved = (exercise: string): boolean =>
  keptItem('lasting', solvedKey(exercise)) === mark;

/** Keeps that the reader has solved an exercise. */
export function keepSolved(exercise: string): void {
  keepItem('lasting', solvedKey(exercise), mark);
}

/** Shows on the page that its exercise was solved, where it was. */
export function showSolved(block: Block): void {
  const exercise = exerciseOf(block);
  if (exercise && isSolved(block.example)) setState(exercise, 'solved');
}

/** Says how far the reader is. What was solved stays so. */
export function setState({ dataset }: HTMLElement, state: ExerciseState): void {
  if (dataset['state'] !== 'solved') dataset['state'] = state;
}
