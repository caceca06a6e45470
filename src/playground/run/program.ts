// The program a code block holds, read from the page itself.

import type { Program } from '../../engine/types.ts';
import { filesOf } from '../files.ts';
import { readEnvironment, splitWords } from './words.ts';

/** What `block` shows and states: its files' text, entry, arguments and environment. */
export function programOf(block: HTMLElement): Program {
  const files = Object.entries(filesOf(block)).map(([name, text]) => [name, endLine(text)]);
  const args = fieldOf(block, 'args');
  const env = fieldOf(block, 'env');
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    entry: entryField(block)?.value ?? block.dataset['entry'] ?? '',
    args: args ? splitWords(args.value) : [],
    env: env ? readEnvironment(splitWords(env.value)) : {},
  };
}

/** The field in which the reader may change the arguments or the environment, where there is one. */
export function fieldOf(block: HTMLElement, name: 'args' | 'env'): HTMLInputElement | null {
  return block.querySelector<HTMLInputElement>(`input[name="${name}"]`);
}

/** The field in which the reader may choose the file to start, where there is one. */
export function entryField(block: HTMLElement): HTMLSelectElement | null {
  return block.querySelector<HTMLSelectElement>('select[name="entry"]');
}

/** The page shows a file without its last line break. */
const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
