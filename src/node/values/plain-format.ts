// `console.log` of plain words and numbers, for which no library need be loaded.
import type * as inspectingPart from '../parts/inspecting.ts';

/** The part that turns any value into text. */
export type GetInspecting = () => typeof inspectingPart;

/** What `util.format` makes of these, or undefined where that takes more than putting them in a row. */
export function formatPlain(args: readonly unknown[]): string | undefined {
  const [first] = args;
  if (typeof first === 'string' && args.length > 1 && first.includes('%')) return undefined;
  const words: string[] = [];
  for (const each of args) {
    if (typeof each === 'string') words.push(each);
    else if (typeof each === 'number') words.push(Object.is(each, -0) ? '-0' : String(each));
    else if (typeof each === 'boolean' || each === undefined || each === null) {
      words.push(String(each));
    } else return undefined;
  }
  return words.join(' ');
}
