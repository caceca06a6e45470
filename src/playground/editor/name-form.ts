// Asking for the name of a file or a program, in the place of a block's notice.

import type { PlaygroundStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { lineForm, toolButton } from '../block/controls.ts';

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
  block.root.querySelector('[data-part="name"]')?.remove();
  const { form, field } = lineForm('name', 'name', strings.fileName, strings.done);
  field.value = name;
  const cancel = toolButton(strings.cancel);
  const problem = document.createElement('p');
  problem.id = `${block.root.id}-name-problem`;
  problem.role = 'alert';
  form.append(cancel, problem);

  const answer = Promise.withResolvers<string | undefined>();
  const close = (typed?: string): void => {
    form.remove();
    asker.focus();
    answer.resolve(typed);
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
    if (event.key === 'Escape') close();
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
