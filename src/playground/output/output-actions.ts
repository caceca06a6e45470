// What the buttons of an output's bar do.

import { loadBlockStrings } from '../../i18n/client-strings.ts';
import { copyText } from '../clipboard.ts';
import { saveFile } from '../save-file.ts';
import { shownRunOf } from '../run/shown-run.ts';
import { areTimesShown, showTimes } from './times.ts';

/** Does what a button of the bar, by its `data-action`, says. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  const output = shownRunOf(block)?.output;
  if (!output) return;
  switch (button.dataset['action']) {
    case 'filter': {
      const source = button.dataset['value'] ?? '';
      const chosen = new Set(output.bar.chosen);
      if (!chosen.delete(source)) chosen.add(source);
      output.filter(chosen);
      return;
    }
    case 'times':
      showTimes(!areTimesShown());
      return;
    case 'copy-output': {
      const { output: strings } = (await loadBlockStrings()).tools;
      return copyText(output.text(), button, strings);
    }
    case 'download-output':
      saveFile(`${block.dataset['example'] ?? 'output'}.txt`, output.text(), 'text/plain');
  }
}
