// What hooks may return, in Node's words where it is something else.
import { nodeError, received } from '../../errors/node-error.ts';
import type { Loaded, Resolved, Source } from '../../loader/hooks.ts';
import { types } from '../../values/type-checks.ts';

/** Throws unless it is what a `resolve` hook may return. */
export function checkResolved({ url, format, importAttributes }: Resolved, hook = 'resolve'): void {
  if (typeof url !== 'string') throw badReturn('a URL string', hook, 'url', url);
  if (format && typeof format !== 'string') throw badReturn('a string', hook, 'format', format);
  if (importAttributes && typeof importAttributes !== 'object')
    throw badReturn('an object', hook, 'importAttributes', importAttributes);
}

/** Throws unless it is what a `load` hook may return. `strict`: a text must be given. */
export function checkLoaded({ source, format }: Loaded, strict: boolean, hook = 'load'): void {
  if (format && typeof format !== 'string') throw badReturn('a string', hook, 'format', format);
  const mayLack = format === 'builtin' || (!strict && (format === 'commonjs' || !format));
  if (isSource(source) || (mayLack && (source === null || source === undefined))) return;
  throw badReturn('a string, an ArrayBuffer, or a TypedArray', hook, 'source', source);
}

/** Throws unless a hook that asked no further says that it means it. */
export function checkShortCircuit(hook: 'resolve' | 'load', result: object): void {
  const given = (result as { shortCircuit?: unknown }).shortCircuit;
  if (!given) throw badReturn('true', hook, 'shortCircuit', given);
}

function isSource(source: Source | number): boolean {
  return typeof source === 'string' || ArrayBuffer.isView(source) || types.isAnyArrayBuffer(source);
}

function badReturn(wanted: string, hook: string, property: string, given: unknown): Error {
  const message = `Expected ${wanted} to be returned for the "${property}" from the "${hook}" hook but got ${received(given)}.`;
  return nodeError(TypeError, 'ERR_INVALID_RETURN_PROPERTY_VALUE', message);
}
