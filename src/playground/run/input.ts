// Standard input of a running program: line by line, and its end.

import type { Run } from '../../engine/types.ts';
import type { InputStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { lineForm, toolButton } from '../block/controls.ts';

/** Words by which a program shows that it reads its input. */
const readers = /\bstdin\b|\breadline\b/;

/** Whether the block's program may want input. */
export function readsInput(block: Block): boolean {
  return Object.values(block.files).some((text) => readers.test(text));
}

/**
 * Shows, below the output, where to type the input of a run. `echo` is told each line. Returns what
 * takes it away.
 */
export function showInput(
  block: Block,
  run: Run,
  strings: InputStrings,
  echo: (line: string) => void,
): () => void {
  const { form, label, field, send } = lineForm('input', 'line', strings.label, strings.send);
  const end = toolButton(strings.end);
  form.append(end);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run.write(`${field.value}\n`);
    echo(field.value);
    field.value = '';
    field.focus();
  });
  end.addEventListener('click', () => {
    run.endInput();
    for (const control of [field, send, end]) control.disabled = true;
    label.firstChild?.replaceWith(strings.ended);
  });
  block.part('output').after(form);
  // Who has just pressed Run waits for the program, and it for them.
  const { activeElement } = document;
  if (activeElement === block.button('stop') || activeElement === block.button('run')) {
    field.focus({ preventScroll: true });
  }
  return () => {
    const hadFocus = form.contains(document.activeElement);
    form.remove();
    if (hadFocus) block.button('run').focus({ preventScroll: true });
  };
}
