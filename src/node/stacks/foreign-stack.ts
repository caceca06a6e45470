// The stacks of Firefox and Safari (`name@url:line:column`) in V8's shape, which Node's are in.
import { defineHidden } from '../values/define-property.ts';
import { errorsKnowPlace, notePlace } from './error-place.ts';
import { installStackProperties } from './stack-properties.ts';
import { isForeign } from './script-registry.ts';
import type { CallSite, PrepareStackTrace } from './call-site.ts';

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
    getFunctionName: () => plain || null,
    isAsync: () => name.includes('*'),
    toString: () => (plain === '' ? place : `${plain} (${place})`),
  };
}

/** The call sites of a stack as these browsers write it. */
export function parseForeignStack(stack: string): CallSite[] {
  return stack.split('\n').flatMap((line) => callSite(line) ?? []);
}

/**
 * Has `stack` and `Error.captureStackTrace` give what `prepare` makes of the frames, where the browser
 * does not ask for it itself: in Firefox and in WebKit.
 */
export function installForeignStacks(prepare: PrepareStackTrace): void {
  const native = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  if (native?.get && native.set) writeWhenAsked(native, native.get, prepare);
  else if (errorsKnowPlace) installStackProperties((error) => rewrite(error, prepare));
  else return;

  const capture = Error.captureStackTrace as typeof Error.captureStackTrace | undefined;
  if (!capture) return;
  Error.captureStackTrace = (target, caller) => {
    capture(target, caller);
    const raw = (target as { readonly stack?: unknown }).stack;
    if (typeof raw === 'string') define(target, prepare(target, parseForeignStack(raw)));
  };
}

/** Where `stack` is an accessor of `Error.prototype`: it is written when it is first asked for. */
function writeWhenAsked(
  native: PropertyDescriptor,
  get: () => unknown,
  prepare: PrepareStackTrace,
): void {
  const written = new WeakMap<object, unknown>();
  Object.defineProperty(Error.prototype, 'stack', {
    ...native,
    get(this: object): unknown {
      if (written.has(this)) return written.get(this);
      const raw = get.call(this);
      if (typeof raw !== 'string') return raw;
      const stack = prepare(this, parseForeignStack(raw));
      written.set(this, stack);
      return stack;
    },
  });
}

/** Where each error has one of its own: writes it anew, unless that has been done. */
function rewrite(error: object, prepare: PrepareStackTrace): void {
  const raw = Object.getOwnPropertyDescriptor(error, 'stack')?.value as unknown;
  if (typeof raw !== 'string') return;
  const sites = parseForeignStack(raw);
  if (sites.length === 0 && raw !== '') return;
  define(error, prepare(error, sites));
  const site = sites.find((each) => !isForeign(each.getScriptNameOrSourceURL() ?? ''));
  const [script, line, column] = [
    site?.getScriptNameOrSourceURL(),
    site?.getLineNumber(),
    site?.getColumnNumber(),
  ];
  if (script && line && column) notePlace(error, { script, line, column });
}

function define(target: object, value: unknown): void {
  defineHidden(target, 'stack', value);
}
