// What the buttons of a block can do, by the `data-action` that they carry.

/** Running, and the choice of an engine. */
export type RunAction = 'run' | 'stop' | 'retry' | 'prefer';
/** Running many times. */
export type ManyAction = 'many';
/** What the outcomes of many runs offer: they hear it themselves. */
export type OutcomeAction = 'many-again' | 'many-stop' | 'show-run';
/** What is taken from a block, or shown of its output. */
export type OutputAction = 'filter' | 'times' | 'copy-output' | 'download-output' | 'copy';
/** The timeline of a run. */
export type TimelineAction = 'timeline';
/** Answering what is asked before the recorded output is shown. */
export type PredictionAction = 'predict' | 'skip-prediction' | 'ask-again';
/** Editing, and the way back. */
export type EditAction = 'edit' | 'go-to' | 'reset' | 'reset-now' | 'undo-reset' | 'keep';
/** Giving a program away. */
export type ShareAction =
  'share' | 'copy-link' | 'copy-own-link' | 'copy-present-link' | 'download' | 'open-stackblitz';
/** Filling the screen. */
export type PresentAction = 'present';
/** Leaving a program that came by a link. */
export type LinkAction = 'leave-shared';
/** Work on the files themselves, where they are free. */
export type FileAction = 'add-file' | 'rename-file' | 'remove-file' | 'undo-files';
/** The programs of the reader's own, and beginning with an example. */
export type ProgramAction =
  | 'bring'
  | 'undo-open'
  | 'list-programs'
  | 'open-program'
  | 'rename-program'
  | 'delete-program'
  | 'undo-delete';

/** An exercise: what is done with a solution, with a step towards it, and with the author's own. */
export type ExerciseAction = 'check' | 'hint' | 'solution';

/** What comes with its first press. */
export type ActionName =
  | RunAction
  | ManyAction
  | OutputAction
  | TimelineAction
  | PredictionAction
  | EditAction
  | ShareAction
  | PresentAction
  | LinkAction
  | FileAction
  | ProgramAction
  | ExerciseAction;

/** The attributes of a button in the page's markup that does it; `tab` needs nothing to be loaded. */
export const doing = (action: ActionName | 'tab') =>
  ({ type: 'button', 'data-action': action }) as const;
