// The simplified forms of the Chinese characters that an index has: some readers type no others.
//
// OpenCC's table, for the characters of this index alone: about a kilobyte in place of a megabyte.

import { Converter } from 'opencc-js/t2cn';

const han = /\p{Script=Han}/gu;

/** Each character of the texts whose simplified form is another one, followed by that. */
export function simplifiedForms(texts: Iterable<string>): string {
  const convert = Converter({ from: 'tw', to: 'cn' });
  const characters = new Set<string>();
  for (const text of texts) for (const [character] of text.matchAll(han)) characters.add(character);
  return [...characters]
    .map((character) => [character, convert(character)] as const)
    .filter(([character, form]) => form !== character && form.length === character.length)
    .map((pair) => pair.join(''))
    .join('');
}
