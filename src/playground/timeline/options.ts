// What a timeline on the page is of.

import type { TimelineStrings } from '../../i18n/timeline-strings.ts';
import type { Picture } from '../../timeline/picture.ts';
import type { Words } from '../../timeline/words.ts';
import type { CodeLines } from './code-lines.ts';
import type { OutputLines } from './lines.ts';

/** One run, its words, and its lines of output. */
export interface TimelineOptions {
  readonly picture: Picture;
  readonly words: Words;
  readonly strings: TimelineStrings;
  /** What the program is called, and the name of a file of its timeline, without its ending. */
  readonly program: string;
  readonly file: string;
  readonly lines: OutputLines;
  readonly code: CodeLines;
  /** Whether the run was asked to tell its callbacks. */
  readonly tellsCallbacks: boolean;
  /** Whether callbacks are shown at once. */
  readonly opensTurn: boolean;
  /** The reader wants to see callbacks, or no longer. */
  readonly onTurn: (isWanted: boolean) => void;
  /** Whether states that are not known will be told by the next run. */
  readonly nextRunTells: boolean;
}
