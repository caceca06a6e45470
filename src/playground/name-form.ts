// Asking for the name of a file, in the place of a block's notice.

import type { PlaygroundStrings } from '../i18n/strings/tools/types.ts';
import { lineForm } from './line-form.ts';
import { toolButton } from './tool-button.ts';

/**
 * Asks for a name, beginning with `name`. `problemWith` gives a sentence for one that will not do;
 * `take` gets one that does. The focus goes back to `asker`.
 */
export function askName(
  block: HTMLElement,
  asker: HTMLElement,
  strings: PlaygroundStrings,
  name: string,
  problemWith: (name: string) => string | undefined,
  take: (name: string) => void,
): void {
  block.querySelector('[data-part="name"]')?.remove();
  const { form, field } = lineForm('name', 'name', strings.fileName);
  field.value = name;
  const cancel = toolButton(strings.cancel);
  const problem = document.createElement('p');
  problem.role = 'alert';
  form.append(toolButton(strings.done, undefined, 'submit'), cancel, problem);

  const close = (): void => {
    form.remove();
    asker.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    const wrong = problemWith(typed);
    problem.textContent = wrong ?? '';
    field.ariaInvalid = String(wrong !== undefined);
    if (wrong !== undefined) return;
    close();
    take(typed);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  cancel.addEventListener('click', close);
  asker.closest('.file-bar')?.after(form);
  field.focus();
  field.select();
}
