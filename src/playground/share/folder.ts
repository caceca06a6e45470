// A program as a folder that runs with plain Node: its files, and a package.json that starts it. It is
// given away in one file, or as a project of StackBlitz.

import { strToU8, zipSync } from 'fflate';
import type { Program } from '../../engine/types.ts';
import { environmentWords, joinWords } from '../block/words.ts';

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

/** The ZIP archive of a folder of this name: texts by path. */
export function zipFolder(
  name: string,
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${name}/${path}`, strToU8(text)]);
  return Uint8Array.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}

/**
 * Posts a folder, texts by path, to StackBlitz in a tab of its own, with `entry` open: a form that the
 * reader's browser posts there. https://developer.stackblitz.com/docs/platform/post-api/
 */
export function openInStackBlitz(
  title: string,
  files: Readonly<Record<string, string>>,
  entry: string,
): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `https://stackblitz.com/run?file=${encodeURIComponent(entry)}`;
  form.target = '_blank';
  form.rel = 'noopener';
  form.hidden = true;
  const fields = {
    'project[title]': title,
    'project[description]': title,
    'project[template]': 'node',
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`project[files][${path}]`, text]),
    ),
  };
  for (const [name, value] of Object.entries(fields)) {
    // Not an input: that would lose the line breaks.
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
