// Taking a program that came by a link, and leaving it again. Nothing of it runs by itself.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { SharingStrings } from '../../i18n/strings/tools/types.ts';
import type { LinkAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
import type { Draft } from '../block/draft.ts';
import { hideNotice, showNotice } from '../block/notice.ts';
import { shake } from '../block/shaking.ts';
import { applyDraft } from '../editor/editing.ts';
import { openExample, restoreProgram } from '../editor/own-programs.ts';
import { carryToPlayground, keptDraft } from '../keeping/edits.ts';
import { addressOf } from '../../visit/places.ts';
import { carryAddress, readLink, setAddress, type Shared } from '../keeping/link.ts';

/** What the button does. */
export const actions = {
  'leave-shared': async (block) => {
    delete block.root.dataset['shared'];
    setAddress('');
    hideNotice(block);
    const link = block.root.querySelector<HTMLAnchorElement>('[data-part="play"]');
    if (link) link.hash = `open=${block.example}`;
    await applyDraft(block, asItCame(block), 'restored');
    await shake(block, undefined);
    await restoreEdits(block);
    block.button('run').focus();
  },
} satisfies Actions<LinkAction>;

function asItCame(block: Block): Draft {
  const { entry = '' } = block.root.dataset;
  const [args, env] = [block.field('args'), block.field('env')];
  return {
    files: block.originals,
    entry,
    args: args?.defaultValue ?? '',
    env: env?.defaultValue ?? '',
  };
}

/** Gives a block back the edits that were kept of it. Does nothing where nothing sound was kept. */
export async function restoreEdits(block: Block): Promise<void> {
  if (block.isFree) {
    await restoreProgram(block);
    return;
  }
  const draft = keptDraft(block.example);
  if (draft) await applyDraft(block, draft, 'restored');
}

/** Puts the program of the address into the block that it is meant for, and says where it came from. */
export async function openShared(block: Block): Promise<void> {
  const { hash } = location;
  const [, asked] = /^#open=([a-z0-9-]+)$/.exec(hash) ?? [];
  if (block.isFree && asked !== undefined) {
    await restoreEdits(block);
    setAddress('');
    await openExample(block, asked);
    return;
  }
  const [{ tools }, shared] = await Promise.all([loadBlockStrings(), readLink(hash)]);
  // Another link may have been followed in the meantime.
  if (hash !== location.hash) return;
  block.root.scrollIntoView({ block: 'start' });
  if (shared?.example !== block.example) {
    // The next edit must not take the place of what was kept.
    if (!block.isEdited) await restoreEdits(block);
    if (shared) await sayWhere(block, shared, tools.sharing);
    else showNotice(block, tools.sharing.damaged);
    return;
  }
  block.root.dataset['shared'] = '';
  carryAddress();
  await applyDraft(block, shared.draft, 'restored');
  await shake(block, shared.draft.seed);
  await carryToPlayground(block);
  const leave = choiceButton(tools.sharing.leave, 'leave-shared');
  showNotice(block, tools.sharing.fromLink, leave);
}

/** The link is of an example that this page does not show: says on which page it is. */
async function sayWhere(block: Block, shared: Shared, strings: SharingStrings): Promise<void> {
  const { hash } = location;
  const address = await addressOf(`example-${shared.example}`);
  if (address === undefined) {
    showNotice(block, strings.unknown);
    return;
  }
  const link = document.createElement('a');
  link.href = new URL(hash, new URL(address, location.href)).href;
  link.textContent = strings.openThere;
  showNotice(block, strings.elsewhere, link);
}
