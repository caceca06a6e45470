// Where the callback stands in what a program gave to a call of `fs`, and when it is looked at.
import { checkFunction } from '../../errors/node-error.ts';

/** The last place that a callback may have, by Node's signatures; the others have it third. */
const lastPlaces: Readonly<Record<string, number>> = {
  appendFile: 3,
  chown: 3,
  close: 1,
  copyFile: 3,
  fchown: 3,
  fdatasync: 1,
  fsync: 1,
  futimes: 3,
  lchown: 3,
  lutimes: 3,
  open: 3,
  read: 5,
  readv: 3,
  symlink: 3,
  unlink: 1,
  utimes: 3,
  write: 5,
  writeFile: 3,
  writev: 3,
};

/** Calls that look at the rest first. */
const looksLater: ReadonlySet<string> = new Set([
  ...['access', 'chmod', 'close', 'copyFile', 'fchmod', 'fchown', 'futimes', 'open', 'read'],
  ...['readv', 'write', 'writev'],
]);

/** Calls that take whatever stands before for a callback where none is given. */
const takesAny: ReadonlySet<string> = new Set([
  ...['appendFile', 'readFile', 'readv', 'symlink', 'write', 'writeFile', 'writev'],
]);

export type Callback = (error: unknown, ...results: unknown[]) => void;

interface Taken {
  readonly args: readonly unknown[];
  /** The callback. Throws where it is none. */
  readonly callback: () => Callback;
}

/** Takes what was given apart; the callback has been checked unless the call looks at it later. */
export function takeCallback(name: string, given: readonly unknown[]): Taken {
  const last = lastPlaces[name] ?? 2;
  // With all that `read` takes before it, nothing else is one.
  const isWhole = name === 'read' && given.length > last;
  const place = isWhole
    ? last
    : given.findIndex((each, at) => at > 0 && typeof each === 'function');
  const isThere = place > 0 && place <= last;
  const end = isThere ? place : endWithout(name, given, last);
  const callback = (): Callback => {
    const value = isThere || !takesAny.has(name) ? given[end] : lastGiven(given, last);
    checkFunction(value, name === 'opendir' ? 'callback' : 'cb');
    return value as Callback;
  };
  if (!looksLater.has(name)) callback();
  return { args: given.slice(0, end), callback };
}

/** Where the callback would be. */
function endWithout(name: string, given: readonly unknown[], last: number): number {
  if (name === 'open') return given.length < 3 ? 1 : last;
  if (name === 'read') return given.length < last ? Math.max(1, given.length - 1) : last;
  return last;
}

/** What is taken for a callback: the last thing that is not nothing, from the third on. */
function lastGiven(given: readonly unknown[], last: number): unknown {
  let value: unknown;
  for (let at = last; at >= Math.min(2, last - 1) && !value; at -= 1) value = given[at];
  return value;
}
