// A tool of a block: a quiet button that is words alone.

/** Makes one; `action` is the `data-action` that it does, where a press is not heard otherwise. */
export function toolButton(
  text: string,
  action?: string,
  type: 'button' | 'submit' = 'button',
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = type;
  button.className = 'block-tool';
  if (action !== undefined) button.dataset['action'] = action;
  button.textContent = text;
  return button;
}
