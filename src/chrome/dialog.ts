// A dialog above the page, made when it is first asked for: no page carries what few readers open.

import sheet from '../styles/dialog.css?url';
import { loadSheet } from '../styles/load-sheet.ts';

/** Makes an element, with a class and a text where they are given. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  text?: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Makes a dialog with its name, a button that closes it, and the ways out that a reader expects. */
export function makeDialog(className: string, label: string, close: string): HTMLDialogElement {
  const dialog = make('dialog', `dialog ${className}`);
  dialog.setAttribute('aria-label', label);
  const button = make('button', 'dialog-close', '×');
  button.type = 'button';
  button.setAttribute('aria-label', close);
  button.addEventListener('click', () => {
    dialog.close();
  });
  // A press beside it: on the backdrop, which counts as the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  });
  dialog.append(button);
  return dialog;
}

function isOutside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

/** Shows a dialog, as soon as it has its looks. */
export async function showDialog(dialog: HTMLDialogElement): Promise<void> {
  await loadSheet(sheet);
  if (!dialog.open) dialog.showModal();
}
