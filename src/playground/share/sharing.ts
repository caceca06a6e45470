// Giving a block's program away, and taking one that came by a link.

import { loadBlockStrings } from '../../i18n/client-strings.ts';
import type { SharingStrings } from '../../i18n/strings/tools/types.ts';
import { applyDraft, restoreEdits } from '../apply-draft.ts';
import { draftOf } from '../draft-of.ts';
import { isEdited, originalsOf } from '../files.ts';
import { hideNotice, showNotice } from '../notice.ts';
import { programOf } from '../run/program.ts';
import { saveFile } from '../save-file.ts';
import { toolButton } from '../tool-button.ts';
import { clearAddress } from './address.ts';
import { folderOf } from './folder.ts';
import { formatLink, longestLink, readLink } from './link.ts';
import { openInStackBlitz } from './stackblitz-form.ts';
import { zipFolder } from './zip.ts';

/** Does what a button of a block, by its `data-action`, says of sharing. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  const { sharing: strings } = (await loadBlockStrings()).tools;
  const name = block.dataset['example'] ?? 'program';
  const program = programOf(block);
  switch (button.dataset['action']) {
    case 'share':
      showWays(block, button, strings);
      return;
    case 'copy-link':
      return copyLink(block, strings);
    case 'download':
      saveFile(`${name}.zip`, zipFolder(name, folderOf(name, program)), 'application/zip');
      return;
    case 'open-stackblitz': {
      const title = block.querySelector('.block-title')?.textContent ?? name;
      openInStackBlitz(title, folderOf(name, program), program.entry);
      return;
    }
    case 'leave-shared':
      delete block.dataset['shared'];
      clearAddress();
      hideNotice(block);
      await applyDraft(block, { files: originalsOf(block) }, false);
      await restoreEdits(block);
      block.querySelector<HTMLElement>('[data-action="run"]')?.focus();
  }
}

/** Puts the program of the address into the block, and says where it came from. Runs nothing. */
export async function openShared(block: HTMLElement): Promise<void> {
  const { sharing: strings } = (await loadBlockStrings()).tools;
  const { hash } = location;
  const draft = await readLink(hash);
  // Another link may have been followed in the meantime.
  if (hash !== location.hash) return;
  block.scrollIntoView({ block: 'start' });
  if (!draft) {
    // The next edit must not take the place of what was kept.
    if (!isEdited(block)) await restoreEdits(block);
    showNotice(block, strings.damaged);
    return;
  }
  block.dataset['shared'] = '';
  await applyDraft(block, draft, false);
  showNotice(block, strings.fromLink, [{ action: 'leave-shared', text: strings.leave }]);
}

/** Shows the ways to share, or hides them. */
function showWays(block: HTMLElement, button: HTMLElement, strings: SharingStrings): void {
  const shown = block.querySelector('[data-part="share"]');
  button.ariaExpanded = String(!shown);
  if (shown) {
    shown.remove();
    return;
  }
  const ways = document.createElement('div');
  ways.className = 'share-ways';
  ways.dataset['part'] = 'share';
  ways.role = 'group';
  ways.ariaLabel = strings.ways;
  for (const [action, text] of [
    ['copy-link', strings.copyLink],
    ['download', strings.download],
    ['open-stackblitz', strings.openStackBlitz],
  ] as const) {
    ways.append(toolButton(text, action));
  }
  button.closest('.file-bar')?.after(ways);
}

async function copyLink(block: HTMLElement, strings: SharingStrings): Promise<void> {
  const link = await formatLink(block.dataset['example'] ?? '', draftOf(block));
  if (link.length > longestLink) {
    showNotice(block, strings.tooLong(link.length, longestLink));
    return;
  }
  const address = new URL(location.pathname + link, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    showNotice(block, strings.linkCopied);
  } catch {
    // Where nothing may be copied the link stands in the address.
    history.replaceState(history.state, '', link);
    block.dataset['shared'] = '';
    showNotice(block, strings.linkInAddress);
  }
}
