// `util.diff`: how two texts, or two lists of texts, differ.
import { checkString } from '../../errors/node-error.ts';
import { difference } from '../../values/difference.ts';
import type { Step } from '../../values/difference.ts';

/** The steps from `actual` to `expected`; none where they are the same. */
export function diff(actual: unknown, expected: unknown): readonly Step[] {
  if (actual === expected) return [];
  return difference(toList(actual, 'actual'), toList(expected, 'expected'));
}

/** A text's letters, or a list's texts. */
function toList(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value)) return toText(value, name).split('');
  return value.map((each, at) => toText(each, `${name}[${String(at)}]`));
}

function toText(value: unknown, name: string): string {
  checkString(value, name);
  return value;
}
