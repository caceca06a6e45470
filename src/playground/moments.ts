// What a reader does in a block, by moment: its code comes with the first press.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import type { ActionName } from './block/actions.ts';
import type { Act, Actions, Block } from './block/block.ts';

/** Running. */
export const loadRuns = () => import('./run/runs.ts');
/** Editing. */
export const loadEditing = () => import('./editor/editing.ts');
const loadOutput = () => import('./output/actions.ts');
const loadSharing = () => import('./share/sharing.ts');
const loadOpening = () => import('./share/opening.ts');
const loadFileWork = () => import('./editor/file-work.ts');

type Loaders = {
  readonly [Name in ActionName]: () => Promise<{ readonly actions: Actions<Name> }>;
};

/** Who acts for a button, by its `data-action`. */
const loaders = {
  run: loadRuns,
  stop: loadRuns,
  retry: loadRuns,
  prefer: loadRuns,
  filter: loadOutput,
  times: loadOutput,
  copy: loadOutput,
  'copy-output': loadOutput,
  'download-output': loadOutput,
  edit: loadEditing,
  'go-to': loadEditing,
  reset: loadEditing,
  'reset-now': loadEditing,
  'undo-reset': loadEditing,
  keep: loadEditing,
  share: loadSharing,
  'copy-link': loadSharing,
  'copy-own-link': loadSharing,
  download: loadSharing,
  'open-stackblitz': loadSharing,
  'leave-shared': loadOpening,
  'add-file': loadFileWork,
  'rename-file': loadFileWork,
  'remove-file': loadFileWork,
  'undo-files': loadFileWork,
  bring: loadFileWork,
} satisfies Loaders as Loaders;

/**
 * What was pressed before: it acts at the very click, since a flood of output would keep a promise
 * waiting. So does Stop, which comes with Run.
 */
const known = new Map<ActionName, Act>();

/** Whether a block knows what this means. */
export const isAction = (name: string): name is ActionName => Object.hasOwn(loaders, name);

/** Does what a button says. Rejects when the code for it does not load. */
export async function act<Name extends ActionName>(
  name: Name,
  block: Block,
  button: HTMLElement,
): Promise<void> {
  const act = known.get(name) ?? (await load(name));
  return act(block, button);
}

async function load<Name extends ActionName>(name: Name): Promise<Act> {
  // What it will say comes with it.
  const [{ actions }] = await Promise.all([loaders[name](), loadBlockStrings()]);
  for (const each of Object.keys(actions).filter(isAction)) {
    known.set(each, (actions as Partial<Actions<ActionName>>)[each] ?? actions[name]);
  }
  return actions[name];
}
