// Asking for the name of a file, in the place of a block's notice.

import type { PlaygroundStrings } from '../i18n/strings/tools/types.ts';

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
  const form = document.createElement('form');
  form.className = 'block-input';
  form.dataset['part'] = 'name';
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.name = 'name';
  field.value = name;
  field.autocomplete = 'off';
  field.autocapitalize = 'off';
  field.spellcheck = false;
  label.append(strings.fileName, field);
  const problem = document.createElement('p');
  problem.role = 'alert';
  form.append(label, button('submit', strings.done), button('button', strings.cancel), problem);

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
  form.querySelector('[type="button"]')?.addEventListener('click', close);
  asker.closest('.file-bar')?.after(form);
  field.focus();
  field.select();
}

function button(type: 'submit' | 'button', text: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = type;
  element.className = 'block-tool';
  element.textContent = text;
  return element;
}
