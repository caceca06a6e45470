// Folds text, so that what means the same is the same: case, full width, quotes, and the spaces that
// one may or may not put between Chinese and Latin.

const han = /\p{Script=Han}/u;
const space = /\s/;

/** Folded text, and for each of its characters where in the original it stands. */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Folds a text. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const character = original[index] ?? '';
    if (space.test(character) && !separates(text, original, index)) continue;
    const folded = foldCharacter(character);
    text += folded;
    at.push(...Array<number>(folded.length).fill(index));
  }
  return { text, at };
}

/** A space counts once, and only between two words of Latin. */
function separates(before: string, original: string, index: number): boolean {
  const last = before.at(-1) ?? ' ';
  const next = original[index + 1] ?? ' ';
  return !space.test(last) && !han.test(last) && !space.test(next) && !han.test(next);
}

function foldCharacter(character: string): string {
  if (space.test(character)) return ' ';
  if (character === '’' || character === '‘') return "'";
  return character.normalize('NFKC').toLowerCase();
}
