// The program a code block holds, read from the page itself.

import type { Program } from '../../engine/types.ts';
import { filesOf } from '../files.ts';

/** What `block` shows and states: its files' text, entry, arguments and environment. */
export function programOf(block: HTMLElement): Program {
  const files = Object.entries(filesOf(block)).map(([name, text]) => [name, endLine(text)]);
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    entry: block.dataset['entry'] ?? '',
    args: JSON.parse(block.dataset['args'] ?? '[]') as string[],
    env: JSON.parse(block.dataset['env'] ?? '{}') as Record<string, string>,
  };
}

/** The page shows a file without its last line break. */
const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
