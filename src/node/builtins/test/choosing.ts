// Which tests run, where options of node choose among them.
import type { TestSettings } from './settings.ts';

/** What is looked at of a test. */
export interface Choosable {
  readonly kind: 'suite' | 'test';
  readonly name: string;
  readonly only: unknown;
  readonly hasMarked: boolean;
  readonly runsOnlyMarked: boolean;
  readonly parent: Choosable | undefined;
  readonly subtests: { readonly all: readonly Choosable[] };
  readonly harness: { readonly settings: TestSettings; readonly heedsMarks: boolean };
}

export function isChosen(test: Choosable): boolean {
  const { namePatterns, skipPatterns } = test.harness.settings;
  if (namePatterns.length > 0 && !hasMatch(test, namePatterns)) return false;
  if (skipPatterns.length > 0 && matches(test, skipPatterns)) return false;
  return isMarked(test);
}

/** The names of a test's ancestors and its own. */
function pathOf({ name, parent }: Choosable): string {
  return parent?.parent ? `${pathOf(parent)} ${name}` : name;
}

/** By its own name, by that of an ancestor, or by all of them in a row. */
function matches(test: Choosable, patterns: readonly RegExp[]): boolean {
  const path = pathOf(test);
  const found = patterns.some((each) => path.search(each) >= 0 || test.name.search(each) >= 0);
  return found || (test.parent?.parent !== undefined && matches(test.parent, patterns));
}

/** A suite also runs for what is in it. */
function hasMatch(test: Choosable, patterns: readonly RegExp[]): boolean {
  return matches(test, patterns) || test.subtests.all.some((each) => hasMatch(each, patterns));
}

/** Whether it runs where tests are marked: without the option, marks on what is declared first count, too. */
function isMarked(test: Choosable): boolean {
  const { parent, only, hasMarked, harness } = test;
  if (!harness.heedsMarks) return true;
  if (only || hasMarked) return true;
  if (!parent) return true;
  if (parent.runsOnlyMarked || parent.hasMarked) return false;
  return only !== false || parent.kind === 'suite';
}
