// The notice of a block: one sentence about its code, and what the reader can do about it.

/** A button of a notice, by the `data-action` that it does. */
export interface NoticeButton {
  readonly action: string;
  readonly text: string;
}

/** Says something in the place of what was said before. Moves the focus only when told to. */
export function showNotice(
  block: HTMLElement,
  text: string,
  buttons: readonly NoticeButton[] = [],
  focus: 'first' | 'stay' = 'stay',
): void {
  const sentence = document.createElement('span');
  sentence.textContent = text;
  const elements = buttons.map(({ action, text: label }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'choice';
    button.dataset['action'] = action;
    button.textContent = label;
    return button;
  });
  noticeOf(block)?.replaceChildren(sentence, ...elements);
  if (focus === 'first') elements[0]?.focus();
}

/** Takes the notice away. */
export function hideNotice(block: HTMLElement): void {
  noticeOf(block)?.replaceChildren();
}

const noticeOf = (block: HTMLElement): HTMLElement | null =>
  block.querySelector<HTMLElement>('[data-part="notice"]');
