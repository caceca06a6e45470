// Copying the file that a block shows.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import { copyText } from './clipboard.ts';
import { filesOf } from './files.ts';
import { shownFile } from './tabs.ts';

/** Copies the shown file, and says so on the button. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  const { output } = (await loadBlockStrings()).tools;
  await copyText(`${filesOf(block)[shownFile(block)] ?? ''}\n`, button, output);
}
