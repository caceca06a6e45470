// The stacks of Firefox and Safari (`name@url:line:column`) in V8's shape, which Node's are in.
import type { CallSite } from './stack-trace.ts';

/** Writes an error's stack from its frames, the innermost first. */
type Format = (error: unknown, sites: readonly CallSite[]) => string;

/** How these browsers decorate a name: `async*cook`, `setTimeout handler*cook`, `Kitchen/<`. */
const decoration = /^.*\*|\/?<|\/$/gu;

function callSite(line: string): CallSite | undefined {
  const [, name = '', url = '', row, column] = /^(.*?)@(.*):(\d+):(\d+)$/u.exec(line) ?? [];
  if (row === undefined || column === undefined) return undefined;
  const place = `${url}:${row}:${column}`;
  const plain = name.replace(decoration, '');
  return {
    getScriptNameOrSourceURL: () => url,
    getLineNumber: () => Number(row),
    getColumnNumber: () => Number(column),
    toString: () => (plain === '' ? place : `${plain} (${place})`),
  };
}

/** The call sites of a stack as these browsers write it. */
export function parseForeignStack(stack: string): CallSite[] {
  return stack.split('\n').flatMap((line) => callSite(line) ?? []);
}

/**
 * Where `stack` is an accessor of `Error.prototype`, as in Firefox: has it, and
 * `Error.captureStackTrace`, give what `format` makes of the frames. A stack is written when it is
 * first asked for. Elsewhere it does nothing.
 */
export function installForeignStacks(format: Format): void {
  const native = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const { get, set } = native ?? {};
  if (!get || !set) return;
  const written = new WeakMap<object, string>();

  Object.defineProperty(Error.prototype, 'stack', {
    ...native,
    get(this: object): unknown {
      const known = written.get(this);
      if (known !== undefined) return known;
      const raw = get.call(this) as unknown;
      if (typeof raw !== 'string') return raw;
      const stack = format(this, parseForeignStack(raw));
      written.set(this, stack);
      return stack;
    },
  });

  const capture = Error.captureStackTrace as typeof Error.captureStackTrace | undefined;
  if (!capture) return;
  Error.captureStackTrace = (target, caller) => {
    capture(target, caller);
    const raw = (target as { readonly stack?: unknown }).stack;
    if (typeof raw !== 'string') return;
    const value = format(target, parseForeignStack(raw));
    Object.defineProperty(target, 'stack', {
      value,
      configurable: true,
      writable: true,
      enumerable: false,
    });
  };
}
