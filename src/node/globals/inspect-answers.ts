// What the library that prints values asks of the engine, which a script in a browser cannot tell it.
// `inspect-library.ts` of the page's side puts these functions into its bundle.
import { receiverName } from '../stacks/stack-trace.ts';
import { settledAs } from './settled-promises.ts';

export { types } from '../values/type-checks.ts';

/** A promise's state, by the library's own marks, and what it was settled with. */
export function promiseDetails(
  promise: object,
  pending: symbol,
  rejected: symbol,
): readonly [state: symbol, value: unknown] {
  const known = settledAs(promise);
  if (!known) return [pending, undefined];
  return [known.state === 'rejected' ? rejected : Symbol('fulfilled'), known.value];
}

/** The class that an object was made by, whatever its prototype is now; undefined where nobody knows. */
export const constructorName = receiverName;

/** Put together without being copied each time: what is nested deep is joined at each level. */
export function join(texts: readonly string[], separator: string): string {
  let whole = texts[0] ?? '';
  for (let at = 1; at < texts.length; at += 1) whole += separator + (texts[at] ?? '');
  return whole;
}
