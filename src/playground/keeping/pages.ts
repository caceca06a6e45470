// Keeps the code and the output of a page's blocks while the reader is elsewhere: on another page, in
// the other language, or waiting for this one to be loaded anew.

import { keepItem, keptItem } from '../../storage/items.ts';
import { Block } from '../block/block.ts';
import { readSeed } from '../block/seed.ts';
import { editedFiles } from './edits.ts';
import { askedKey, pageKey } from './keys.ts';
import { parseKeptPage, type KeptBlock } from './schema.ts';

/** Loads the page anew, keeping it; `block` is the one whose reader wants it. */
export function reloadKeeping(block: Block): void {
  keepItem('visit', askedKey, String(Block.all().indexOf(block)));
  location.reload();
}

/** Keeps the page that is about to be left. Its runs have ended. */
export function keepPage(): void {
  const page = Block.all().map((block): KeptBlock => {
    // What is not back yet is kept as it was.
    const kept = block.isRestoring ? keptState(block) : undefined;
    const run = block.shown?.record();
    const files = block.isEdited ? editedFiles(block) : undefined;
    const many = block.outcomes?.record();
    const seed = readSeed(block);
    return {
      example: block.example,
      state: {
        ...kept,
        ...(files ? { files } : {}),
        ...(run ? { run } : {}),
        ...(many ? { many } : {}),
        ...(seed === undefined ? {} : { seed }),
      },
    };
  });
  if (store(page)) return;
  // The storage is full: the code is dearer than the output.
  store(page.map(({ example, state: { files } }) => ({ example, state: files ? { files } : {} })));
}

function store(page: readonly KeptBlock[]): boolean {
  const isEmpty = page.every(({ state }) => Object.keys(state).length === 0);
  return keepItem('visit', pageKey(), isEmpty ? undefined : JSON.stringify(page));
}

/** What was kept of a block of this page, if anything. */
export function keptState(block: Block): KeptBlock['state'] | undefined {
  const own = parseKeptPage(keptItem('visit', pageKey()) ?? '')?.[Block.all().indexOf(block)];
  return own?.example === block.example ? own.state : undefined;
}

/** Whether this block asked to load the page anew: told once. */
export function hasAsked(block: Block): boolean {
  if (keptItem('visit', askedKey) !== String(Block.all().indexOf(block))) return false;
  keepItem('visit', askedKey, undefined);
  return true;
}
