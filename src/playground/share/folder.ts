// A program as a folder that runs with plain Node: its files, and a package.json that starts it.

import type { Program } from '../../engine/types.ts';
import { environmentWords, joinWords } from '../run/words.ts';

/** The files of the folder, by path. `npm start` runs the program as the page does. */
export function folderOf(
  name: string,
  { files, entry, args, env }: Program,
): Readonly<Record<string, string>> {
  const hasEnv = Object.keys(env).length > 0;
  const start = ['node', ...(hasEnv ? ['--env-file=.env'] : []), entry, ...args];
  const about = {
    name,
    private: true,
    scripts: { start: joinWords(start) },
    stackblitz: { startCommand: 'npm start' },
  };
  return {
    'package.json': `${JSON.stringify(about, undefined, 2)}\n`,
    ...(hasEnv ? { '.env': `${environmentWords(env).map(quoteValue).join('\n')}\n` } : {}),
    ...files,
  };
}

const quoteValue = (pair: string): string => {
  const at = pair.indexOf('=') + 1;
  const value = pair.slice(at);
  const quote = value.includes("'") ? '"' : "'";
  return `${pair.slice(0, at)}${quote}${value}${quote}`;
};
