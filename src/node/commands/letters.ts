// Options of one letter each, as GNU's commands read them.

/** The letters that were given; or what is wrong with them, in a command's own words. */
export function readLetters(
  command: string,
  args: readonly string[],
  known: string,
): { readonly letters: ReadonlySet<string>; readonly wrong: string | undefined } {
  const letters = new Set<string>();
  const wrong = (what: string): ReturnType<typeof readLetters> => ({
    letters,
    wrong: `${command}: ${what}\nTry '${command} --help' for more information.\n`,
  });
  for (const each of args) {
    if (each === '--') break;
    if (each.startsWith('--')) return wrong(`unrecognized option '${each}'`);
    if (!each.startsWith('-') || each === '-') continue;
    for (const letter of each.slice(1)) {
      if (!known.includes(letter)) return wrong(`invalid option -- '${letter}'`);
      letters.add(letter);
    }
  }
  return { letters, wrong: undefined };
}
