// What a block says to whoever listens: DOM events that bubble, out of shadow trees too.

import type { Program, RunEvent } from '../../engine/types.ts';
import type { Files } from './draft.ts';
import type { Outcome, PlaceRecord, Verdict } from './run-record.ts';

/** A run was asked for: its engine may yet have to boot. */
export interface RunStart {
  readonly program: Program;
  /** Whether the files are as they came with the page: only then there is a verdict. */
  readonly isOriginal: boolean;
}

/** A run is over, however it ended: each `run-start` has one `run-end`. */
export interface RunEnd {
  readonly outcome: Outcome;
  /** Where it ran; not there when it never began. */
  readonly place?: PlaceRecord;
  /** How it compares with what the example promises, where that can be said. */
  readonly verdict?: Verdict;
}

/** The code of a block is another now. */
export interface CodeChange {
  readonly files: Files;
  /** Whether that is not what came with the page. */
  readonly isEdited: boolean;
}

/** A question of a block was answered, skipped, or asked again. */
export interface PredictionChange {
  readonly example: string;
  readonly state: PredictionState;
}

/** Where a question of a block stands: open, answered right or wrong, or its answer shown unasked. */
export type PredictionState = 'open' | 'right' | 'wrong' | 'shown';

/** The events of a block, and what their `detail` holds. */
export interface BlockEvents {
  readonly 'run-start': RunStart;
  /** One for each event of the run, as it arrives: those of a run come between its start and end. */
  readonly 'run-event': RunEvent;
  readonly 'run-end': RunEnd;
  /** The reader changed the code, or had it changed: by a link, an undo, another example. */
  readonly edit: CodeChange;
  /** The code is as it came with the page again. */
  readonly reset: CodeChange;
  /** Comes from the `<reader-prediction>` in the block. */
  readonly prediction: PredictionChange;
}

type Heard = { readonly [Name in keyof BlockEvents]: CustomEvent<BlockEvents[Name]> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a map is augmented by extending it
  interface HTMLElementEventMap extends Heard {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a map is augmented by extending it
  interface DocumentEventMap extends Heard {}
}
