// The program a code block holds, read from the page itself.

import type { Program } from '../engine/types.ts';

/** What `block` shows and states: its files' text, entry, arguments and environment. */
export function programOf(block: HTMLElement): Program {
  const files: Record<string, string> = {};
  for (const file of block.querySelectorAll<HTMLElement>('[data-file]')) {
    files[file.dataset['file'] ?? ''] = `${file.querySelector('code')?.textContent ?? ''}\n`;
  }
  return {
    files,
    entry: block.dataset['entry'] ?? '',
    args: JSON.parse(block.dataset['args'] ?? '[]') as string[],
    env: JSON.parse(block.dataset['env'] ?? '{}') as Record<string, string>,
  };
}
