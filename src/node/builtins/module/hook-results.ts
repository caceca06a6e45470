// What hooks may return, in Node's words where it is something else.
import { nodeError, received } from '../../errors/node-error.ts';
import type { Loaded, Resolved, Source } from '../../loader/hooks.ts';
import { types } from '../../values/type-checks.ts';

/** Throws unless it is what a `resolve` hook may return. */
export function checkResolved({ url, format, importAttributes }: Resolved): void {
  if (typeof url !== 'string') throw badReturn('a URL string', 'resolve', 'url', url);
  if (format && typeof format !== 'string')
    throw badReturn('a string', 'resolve', 'format', format);
  if (importAttributes && typeof importAttributes !== 'object')
    throw badReturn('an object', 'resolve', 'importAttributes', importAttributes);
}

/** Throws unless it is what a `load` hook may return. `strict`: a text must be given. */
export function checkLoaded({ source, format }: Loaded, strict: boolean): void {
  if (format && typeof format !== 'string') throw badReturn('a string', 'load', 'format', format);
  const mayLack = format === 'builtin' || (!strict && (format === 'commonjs' || !format));
  if (isSource(source) || (mayLack && (source === null || source === undefined))) return;
  throw badReturn(sourceTypes, 'load', 'source', source);
}

/** Throws unless a hook that asked no further says that it means it. */
export function checkShortCircuit(hook: 'resolve' | 'load', result: object): void {
  const given = (result as { shortCircuit?: unknown }).shortCircuit;
  if (!given) throw badReturn('true', hook, 'shortCircuit', given);
}

export const sourceTypes = 'a string, an ArrayBuffer, or a TypedArray';

export function isSource(source: Source | number): boolean {
  return typeof source === 'string' || ArrayBuffer.isView(source) || types.isAnyArrayBuffer(source);
}

/** `ERR_INVALID_RETURN_PROPERTY_VALUE`; `hook` is what the error calls it. */
export function badReturn(wanted: string, hook: string, property: string, given: unknown): Error {
  const message = `Expected ${wanted} to be returned for the "${property}" from the "${hook}" hook but got ${received(given)}.`;
  return nodeError(TypeError, 'ERR_INVALID_RETURN_PROPERTY_VALUE', message);
}
