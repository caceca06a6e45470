// What is taken from a block, or shown of its output, at the press of a button.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { OutputAction } from '../block/actions.ts';
import type { Actions } from '../block/block.ts';
import { copyText, saveFile } from '../block/hand-over.ts';
import { areTimesShown, showTimes } from './times.ts';

/** What the buttons do. */
export const actions = {
  filter: ({ shown }, button) => shown?.output.toggle(button.dataset['value'] ?? ''),
  times: () => {
    showTimes(!areTimesShown());
  },
  copy: async ({ files, shownFile }, button) => {
    const { output } = (await loadBlockStrings()).tools;
    await copyText(`${files[shownFile] ?? ''}\n`, button, output);
  },
  'copy-output': async ({ shown }, button) => {
    const { output } = (await loadBlockStrings()).tools;
    if (shown) await copyText(shown.output.text(), button, output);
  },
  'download-output': ({ shown, example }) => {
    if (shown) saveFile(`${example}.txt`, shown.output.text(), 'text/plain');
  },
} satisfies Actions<OutputAction>;
