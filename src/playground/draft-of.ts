// The draft that a block holds.

import type { Draft } from './draft.ts';
import { filesOf } from './files.ts';
import { entryField, fieldOf } from './run/program.ts';

/** What a block holds now. */
export function draftOf(block: HTMLElement): Draft {
  const entry = entryField(block)?.value;
  const args = fieldOf(block, 'args')?.value;
  const env = fieldOf(block, 'env')?.value;
  return {
    files: filesOf(block),
    ...(entry === undefined ? {} : { entry }),
    ...(args === undefined ? {} : { args }),
    ...(env === undefined ? {} : { env }),
  };
}
