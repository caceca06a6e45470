// What a reader does in a block, by moment: its code comes with the first press.

import { loadBlockStrings } from '../i18n/block-strings.ts';
import type { ActionName, OutcomeAction } from './block/actions.ts';
import type { Actions, Block } from './block/block.ts';

/** Running. */
export const loadRuns = () => import('./run/runs.ts');
/** Editing, and whatever else a block does that is no Run and no Share. */
export const loadTouched = () => import('./touched.ts');
const loadMany = () => import('./many/many.ts');
const loadSharing = () => import('./share/sharing.ts');

type Loader<Name extends ActionName> = () => Promise<{ readonly actions: Actions<Name> }>;

/** Who acts for a button, by its `data-action`, where it is not {@link loadTouched}. */
const loaders = {
  run: loadRuns,
  stop: loadRuns,
  retry: loadRuns,
  prefer: loadRuns,
  many: loadMany,
  share: loadSharing,
  'copy-link': loadSharing,
  'copy-own-link': loadSharing,
  'copy-present-link': loadSharing,
  download: loadSharing,
  'open-stackblitz': loadSharing,
};

const loadRest: Loader<Exclude<ActionName, keyof typeof loaders>> = loadTouched;

/** What is on buttons as well: a tab needs nothing to be loaded, the outcomes of many runs hear themselves. */
const others: readonly string[] = ['', 'tab', 'many-again', 'many-stop', 'show-run'] satisfies (
  '' | 'tab' | OutcomeAction
)[];

/**
 * What is loaded or about to be, by what loads it: it acts at the very click, on a first Stop too, since a flood of
 * output would keep a promise waiting.
 */
const loaded = new Map<unknown, unknown>();

/** Whether a block knows what this means. */
export const isAction = (name: string): name is ActionName => !others.includes(name);

/** Does what a button says. Rejects when the code for it does not load. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties a name to its actions
export async function act<Name extends ActionName>(
  name: Name,
  block: Block,
  button: HTMLElement,
): Promise<void> {
  const own: Readonly<Record<string, unknown>> = loaders;
  const load = (own[name] ?? loadRest) as Loader<Name>;
  let known = loaded.get(load) as Actions<Name> | Promise<Actions<Name>> | undefined;
  // One promise for all who wait: presses act in their order.
  if (!known) loaded.set(load, (known = first(load)));
  return (known instanceof Promise ? await known : known)[name](block, button);
}

async function first<Name extends ActionName>(load: Loader<Name>): Promise<Actions<Name>> {
  try {
    // What it will say comes with it.
    const [{ actions }] = await Promise.all([load(), loadBlockStrings()]);
    loaded.set(load, actions);
    return actions;
  } catch (error) {
    loaded.delete(load);
    throw error;
  }
}
