// What `ls` is told by its options.

/** By their letters, as GNU's has them. */
export interface ListOptions {
  readonly all: 'none' | 'almost' | 'all';
  readonly long: boolean;
  readonly human: boolean;
  readonly recursive: boolean;
  readonly byTime: boolean;
  readonly reverse: boolean;
  readonly foldersThemselves: boolean;
}

const letters = 'laA1Rhtrd';
const longNames: Readonly<Record<string, string>> = {
  '--all': 'a',
  '--almost-all': 'A',
  '--directory': 'd',
  '--human-readable': 'h',
  '--recursive': 'R',
  '--reverse': 'r',
};

/** Options and names may come in any order; `--` ends the options. Or what is wrong with them. */
export function readListOptions(
  args: readonly string[],
):
  | { readonly options: ListOptions; readonly names: readonly string[] }
  | { readonly wrong: string } {
  const given: string[] = [];
  const names: string[] = [];
  let ended = false;
  for (const each of args) {
    if (ended || each === '-' || !each.startsWith('-')) names.push(each);
    else if (each === '--') ended = true;
    else if (each.startsWith('--')) {
      const letter = longNames[each];
      if (letter === undefined) return { wrong: `unrecognized option '${each}'` };
      given.push(letter);
    } else given.push(...each.slice(1));
  }
  const unknown = given.find((each) => !letters.includes(each));
  if (unknown !== undefined) return { wrong: `invalid option -- '${unknown}'` };
  // The last of the two counts.
  const all = given.findLast((each) => each === 'a' || each === 'A');
  return {
    names: names.length === 0 ? ['.'] : names,
    options: {
      all: all === undefined ? 'none' : all === 'a' ? 'all' : 'almost',
      // In GNU's, `-1` does not take `-l` back.
      long: given.includes('l'),
      human: given.includes('h'),
      recursive: given.includes('R'),
      byTime: given.includes('t'),
      reverse: given.includes('r'),
      foldersThemselves: given.includes('d'),
    },
  };
}
