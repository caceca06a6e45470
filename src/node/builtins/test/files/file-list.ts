// Which files `run()` and `node --test` run.
import type { TestNeeds } from '../needs.ts';

const names = ['test', 'test/**/*', 'test-*', '*[._-]test'];
const endings = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

/** What files of tests are called, where nobody says. */
const usual = `**/{${names.join(',')}}.{${endings.join(',')}}`;

/** Whether a pattern may mean more than one file. */
const isPattern = (text: string): boolean => /[*?[\]{}]|[!+@]\(/u.test(text);

/** The paths of the files, as `patterns` have them, seen from `cwd`. Ends the process where files are named and not there. */
export function listFiles(
  { files, process }: Pick<TestNeeds, 'files' | 'process'>,
  patterns: readonly string[] | undefined,
  cwd: string,
): readonly string[] {
  const wanted = patterns && patterns.length > 0 ? patterns : [usual];
  const found = files().globSync(wanted, { cwd, exclude: (name) => name === 'node_modules' });
  if (found.length === 0 && !wanted.some(isPattern)) {
    process.stderr.write(`Could not find '${wanted.join(', ')}'\n`);
    process.exit(1);
  }
  return [...found].sort();
}
