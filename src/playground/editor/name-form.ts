// Asking for the name of a file or a program, in the place of a block's notice.

import type { PlaygroundStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { lineForm, toolButton } from '../block/controls.ts';

/** What gives up the question that a block asks. */
const asking = new WeakMap<Block, () => void>();

/** Takes the form of a block away, if it shows one: nobody gave a name. */
export function stopAsking(block: Block): void {
  asking.get(block)?.();
}

/**
 * Asks for a name, beginning with `name`: gives one that will do, or undefined when the reader would
 * rather not. `problemWith` gives a sentence for one that will not do. The focus goes back to `asker`.
 */
export function askName(
  block: Block,
  asker: HTMLElement,
  strings: PlaygroundStrings,
  name: string,
  problemWith: (name: string) => string | undefined,
): Promise<string | undefined> {
  stopAsking(block);
  const { form, field } = lineForm('name', 'name', strings.fileName, strings.done);
  field.value = name;
  const cancel = toolButton(strings.cancel);
  const problem = document.createElement('p');
  problem.id = `${block.root.id}-name-problem`;
  problem.role = 'alert';
  form.append(cancel, problem);

  const answer = Promise.withResolvers<string | undefined>();
  const settle = (typed?: string): void => {
    form.remove();
    answer.resolve(typed);
  };
  asking.set(block, settle);
  const close = (typed?: string): void => {
    settle(typed);
    asker.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    const wrong = problemWith(typed);
    if (wrong === undefined) {
      close(typed);
      return;
    }
    problem.textContent = wrong;
    field.ariaInvalid = 'true';
    field.setAttribute('aria-describedby', problem.id);
    field.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  });
  cancel.addEventListener('click', () => {
    close();
  });
  const row = asker.closest('.program-row');
  if (row) row.append(form);
  else asker.closest('.file-bar')?.after(form);
  field.focus();
  field.select();
  return answer.promise;
}
