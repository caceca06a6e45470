// What a reader does in a block, by moment: its code comes with the first press.

import { loadBlockStrings } from '../i18n/block-strings.ts';
import type { ActionName } from './block/actions.ts';
import type { Actions, Block } from './block/block.ts';

/** Running. */
export const loadRuns = () => import('./run/runs.ts');
/** Editing, and whatever else a block does that is no Run and no Share. */
export const loadTouched = () => import('./touched.ts');
const loadMany = () => import('./many/many.ts');
const loadSharing = () => import('./share/sharing.ts');

type Loader<Name extends ActionName> = () => Promise<{ readonly actions: Actions<Name> }>;
type Loaders = { readonly [Name in ActionName]: Loader<Name> };

/** Who acts for a button, by its `data-action`. */
const loaders = {
  run: loadRuns,
  stop: loadRuns,
  retry: loadRuns,
  prefer: loadRuns,
  many: loadMany,
  filter: loadTouched,
  times: loadTouched,
  copy: loadTouched,
  'copy-output': loadTouched,
  'download-output': loadTouched,
  timeline: loadTouched,
  edit: loadTouched,
  'go-to': loadTouched,
  reset: loadTouched,
  'reset-now': loadTouched,
  'undo-reset': loadTouched,
  keep: loadTouched,
  share: loadSharing,
  'copy-link': loadSharing,
  'copy-own-link': loadSharing,
  download: loadSharing,
  'open-stackblitz': loadSharing,
  'leave-shared': loadTouched,
  'add-file': loadTouched,
  'rename-file': loadTouched,
  'remove-file': loadTouched,
  'undo-files': loadTouched,
  bring: loadTouched,
  'undo-open': loadTouched,
  'list-programs': loadTouched,
  'open-program': loadTouched,
  'rename-program': loadTouched,
  'delete-program': loadTouched,
  'undo-delete': loadTouched,
} satisfies Loaders as Loaders;

/**
 * What is loaded, by what loaded it: it acts at the very click, on a first Stop too, since a flood of
 * output would keep a promise waiting.
 */
const loaded = new Map<unknown, unknown>();

/** Whether a block knows what this means. */
export const isAction = (name: string): name is ActionName => Object.hasOwn(loaders, name);

/** Does what a button says. Rejects when the code for it does not load. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties a name to its actions
export async function act<Name extends ActionName>(
  name: Name,
  block: Block,
  button: HTMLElement,
): Promise<void> {
  const load = loaders[name];
  const known = loaded.get(load) as Actions<Name> | undefined;
  return (known ?? (await first(load)))[name](block, button);
}

async function first<Name extends ActionName>(load: Loader<Name>): Promise<Actions<Name>> {
  // What it will say comes with it.
  const [{ actions }] = await Promise.all([load(), loadBlockStrings()]);
  loaded.set(load, actions);
  return actions;
}
