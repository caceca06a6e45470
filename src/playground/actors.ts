// Who acts for which button of a block: each is code that comes with the first press.

/** What acts for a button, once it is loaded. */
interface Actor {
  readonly act: (block: HTMLElement, button: HTMLElement) => void | Promise<void>;
}

/** Running. */
export const loadRuns = () => import('./run/runs.ts');
const loadOutput = () => import('./output/output-actions.ts');
/** Editing. */
export const loadEditing = () => import('./editor/editing.ts');
/** Sharing. */
export const loadSharing = () => import('./share/sharing.ts');
const loadFileWork = () => import('./file-work.ts');

/** Who acts for a button, by its `data-action`. */
const loaders: Readonly<Record<string, () => Promise<Actor>>> = {
  run: loadRuns,
  stop: loadRuns,
  retry: loadRuns,
  prefer: loadRuns,
  filter: loadOutput,
  times: loadOutput,
  'copy-output': loadOutput,
  'download-output': loadOutput,
  copy: () => import('./copy-code.ts'),
  edit: loadEditing,
  'go-to': loadEditing,
  reset: loadEditing,
  'reset-now': loadEditing,
  'undo-reset': loadEditing,
  keep: loadEditing,
  share: loadSharing,
  'copy-link': loadSharing,
  download: loadSharing,
  'open-stackblitz': loadSharing,
  'leave-shared': loadSharing,
  'add-file': loadFileWork,
  'rename-file': loadFileWork,
  'remove-file': loadFileWork,
  'undo-files': loadFileWork,
  bring: loadFileWork,
};

/**
 * Those that are loaded, by what loaded them: they act at the very click, on a first Stop too, since a
 * flood of output would keep a promise waiting.
 */
const actors = new Map<() => Promise<Actor>, Actor>();

/** Does what a button says. Rejects when the code for it does not load. */
export async function doAction(block: HTMLElement, button: HTMLElement): Promise<void> {
  const { action = '' } = button.dataset;
  const load = loaders[action];
  if (!load) return;
  const actor = actors.get(load) ?? (await load());
  actors.set(load, actor);
  return actor.act(block, button);
}
