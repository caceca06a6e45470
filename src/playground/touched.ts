// What comes with the first touch of a block that is no Run and no Share, all in one file: editing, work
// on files and output, and giving a block back what was kept of it or what the address brings it.

import type {
  EditAction,
  ExerciseAction,
  FileAction,
  LinkAction,
  OutputAction,
  PredictionAction,
  PresentAction,
  ProgramAction,
  TimelineAction,
} from './block/actions.ts';
import type { Actions, Block } from './block/block.ts';
import { actions as editing, setFiles } from './editor/editing.ts';
import { actions as fileWork } from './editor/file-work.ts';
import { actions as programs } from './editor/own-programs.ts';
import { readSeed } from './block/seed.ts';
import { shake } from './block/shaking.ts';
import { isPageKept } from './keeping/keys.ts';
import { isPresentAsked } from './keeping/presenting.ts';
import { actions as output } from './output/actions.ts';
import { showSolved } from './keeping/solved.ts';
import { actions as opening, openShared, restoreEdits } from './share/opening.ts';

export { edit } from './editor/editing.ts';
export { keepEdits } from './keeping/edits.ts';

const importPrediction = () => import('./prediction/prediction.ts');
let prediction: ReturnType<typeof importPrediction> | undefined;

/** One promise for all who wait: lines are taken in the order in which they were pressed. */
async function loadPrediction(): ReturnType<typeof importPrediction> {
  try {
    return await (prediction ??= importPrediction());
  } catch (error) {
    prediction = undefined;
    throw error;
  }
}

/** What the buttons do. */
export const actions = {
  ...editing,
  ...fileWork,
  ...programs,
  ...output,
  ...opening,
  // Not with all that: few look at timelines.
  timeline: async (block, button) => {
    const { actions: timeline } = await import('./timeline/actions.ts');
    await timeline.timeline(block, button);
  },
  // Nor is there a question in every block.
  predict: async (block, button) => (await loadPrediction()).predict(block, button),
  'skip-prediction': async (block) => (await loadPrediction()).skip(block),
  'ask-again': async (block) => (await loadPrediction()).askAgain(block),
  // Nor do many give lectures.
  present: async (block) => {
    const { present } = await import('./present/present.ts');
    await present(block, true);
  },
  // Exercises are pages of their own.
  check: async (block) => {
    const { check } = await import('./exercise/check.ts');
    await check(block);
  },
  // It opens by itself: without this a press would ask for what is not there.
  hint: () => undefined,
  solution: async (block, button) => {
    const { compareSolution } = await import('./exercise/solution.ts');
    await compareSolution(block, button);
  },
} satisfies Actions<
  | EditAction
  | FileAction
  | ProgramAction
  | OutputAction
  | LinkAction
  | TimelineAction
  | PredictionAction
  | PresentAction
  | ExerciseAction
>;

/** Does what the address asks for: shows the program that it carries, or presents the block, or both. */
export async function openLinked(block: Block): Promise<void> {
  if (isProgramLinked()) await openShared(block);
  await presentLinked(block);
}

const isProgramLinked = (): boolean => /^#(?:shared|open)=/.test(location.hash);

async function presentLinked(block: Block): Promise<void> {
  if (!isPresentAsked()) return;
  const { present } = await import('./present/present.ts');
  await present(block);
}

/** The code first: from the link where there is one, else as it was kept. Then the last run. */
export async function restore(block: Block, isLinked: boolean): Promise<void> {
  await bringBack(block, isLinked && isProgramLinked());
  block.isRestoring = false;
  showSolved(block);
  if (isLinked) await presentLinked(block);
}

async function bringBack(block: Block, isProgram: boolean): Promise<void> {
  // What is opened anew has not run: it gets nothing back.
  const isOpened = location.hash.startsWith('#open=');
  await (isProgram ? openShared(block) : restoreEdits(block));
  if (isOpened || !isPageKept()) return;
  const [{ restoreRun }, { keptState }] = await Promise.all([
    import('./run/runs.ts'),
    import('./keeping/pages.ts'),
  ]);
  const { files, many, seed } = keptState(block) ?? {};
  if (seed !== undefined && readSeed(block) === undefined) await shake(block, seed);
  if (files) await setFiles(block, files, 'restored', () => block.isEdited);
  await restoreRun(block);
  if (many) await (await import('./many/many.ts')).restoreMany(block, many);
}
