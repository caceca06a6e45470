// Giving a block's program away: as a link, as a folder, as a project of StackBlitz.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { ShareAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { toolButton } from '../block/controls.ts';
import { mayCopy, saveFile } from '../block/hand-over.ts';
import { showNotice } from '../block/notice.ts';
import { isChanged, readProgram, readSharedDraft } from '../block/program.ts';
import { readSeed } from '../block/seed.ts';
import { formatLink, longestLink, setAddress } from '../keeping/link.ts';
import { presentQuery } from '../keeping/presenting.ts';
import { folderOf, openInStackBlitz, zipFolder } from './folder.ts';

/** What the buttons do. */
export const actions = {
  share: toggleWays,
  'copy-link': (block) => (isOwn(block) ? copyWhole(block) : copyOwnLink(block)),
  'copy-own-link': (block) => copyOwnLink(block),
  'copy-present-link': (block) =>
    isOwn(block) ? copyWhole(block, presentQuery) : copyOwnLink(block, presentQuery),
  download: (block) => {
    const folder = folderOf(block.example, readProgram(block));
    saveFile(`${block.example}.zip`, zipFolder(block.example, folder), 'application/zip');
  },
  'open-stackblitz': (block) => {
    const program = readProgram(block);
    const title = block.root.querySelector('.block-title')?.textContent ?? block.example;
    openInStackBlitz(title, folderOf(block.example, program), program.entry);
  },
} satisfies Actions<ShareAction>;

/** Whether a link to the block as it came would give another program, or run it in another way. */
const isOwn = (block: Block): boolean => isChanged(block) || readSeed(block) !== undefined;

/** Copies a link that carries the whole program; `query` says what is to be done with it. */
async function copyWhole(block: Block, query = ''): Promise<void> {
  const { sharing } = (await loadBlockStrings()).tools;
  const link = await formatLink(block.example, readSharedDraft(block));
  if (link.length > longestLink) {
    showNotice(block, sharing.tooLong(link.length, longestLink));
  } else if (await mayCopy(addressWith(query, link))) {
    showNotice(block, query === '' ? sharing.linkCopied : sharing.presentLinkCopied);
  } else {
    // Where nothing may be copied the link stands in the address.
    setAddress(link, query || location.search);
    block.root.dataset['shared'] = '';
    showNotice(block, sharing.linkInAddress);
  }
}

/** Copies the link to the block as it stands in the page: short, and of the site's own code. */
async function copyOwnLink(block: Block, query = ''): Promise<void> {
  const { sharing } = (await loadBlockStrings()).tools;
  const link = `#${block.root.id}`;
  if (await mayCopy(addressWith(query, link))) {
    showNotice(block, query === '' ? sharing.ownLinkCopied : sharing.presentLinkCopied);
    return;
  }
  setAddress(link, query || location.search);
  showNotice(block, sharing.linkInAddress);
}

const addressWith = (query: string, hash: string): string =>
  new URL(location.pathname + query + hash, location.href).href;

/** Shows the ways to share, or hides them. What was changed has two links: its own, and the page's. */
async function toggleWays(block: Block, button: HTMLElement): Promise<void> {
  const shown = block.root.querySelector('[data-part="share"]');
  button.ariaExpanded = String(!shown);
  if (shown) {
    shown.remove();
    return;
  }
  const { sharing } = (await loadBlockStrings()).tools;
  const ways = document.createElement('div');
  ways.className = 'share-ways';
  ways.dataset['part'] = 'share';
  ways.role = 'group';
  ways.ariaLabel = sharing.ways;
  ways.append(
    toolButton(sharing.copyLink, 'copy-link'),
    ...(isOwn(block) ? [toolButton(sharing.copyOwnLink, 'copy-own-link')] : []),
    toolButton(sharing.copyPresentLink, 'copy-present-link'),
    toolButton(sharing.download, 'download'),
    toolButton(sharing.openStackBlitz, 'open-stackblitz'),
  );
  button.closest('.file-bar')?.after(ways);
}
