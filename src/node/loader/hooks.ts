// What a program may put between a specifier and its module: `module.registerHooks`, `module.register`.
import { bytesOf } from '../values/bytes.ts';
import { unsharedBytes } from '../values/unshared-bytes.ts';

/** The text of a module, as a hook or a file gives it. */
export type Source = string | ArrayBufferLike | NodeJS.ArrayBufferView | null | undefined;

export type Attributes = Readonly<Record<string, string>>;

export interface ResolveContext {
  conditions: readonly string[];
  importAttributes: Attributes | undefined;
  parentURL: string | undefined;
}

export interface LoadContext {
  conditions: readonly string[];
  importAttributes: Attributes | undefined;
  format: string | null | undefined;
}

export interface Resolved {
  readonly url: string;
  readonly format: string | null | undefined;
  readonly importAttributes?: Attributes | undefined;
}

export interface Loaded {
  readonly format: string | null | undefined;
  readonly source: Source;
}

export type Resolve = (
  specifier: string,
  context: ResolveContext,
  last: (specifier: string, context: ResolveContext) => Resolved,
) => Resolved;

/** `strict`: a text must be given, as `require` asks for. */
export type Load = (
  url: string,
  context: LoadContext,
  last: (url: string, context: LoadContext) => Loaded,
  strict: boolean,
) => Loaded;

/** What hooks the program has, each with what the loader does by itself as their last step. */
export interface Hooks {
  readonly resolve?: Resolve | undefined;
  readonly load?: Load | undefined;
}

type AnyHook<Given, Result, Rest extends readonly unknown[]> = (
  given: string,
  context: Given,
  last: (given: string, context: Given) => Result,
  ...rest: Rest
) => Result;

/** Two hooks as one: the first asks the second. */
export function chain<Given, Result, Rest extends readonly unknown[]>(
  first: AnyHook<Given, Result, Rest> | undefined,
  second: AnyHook<Given, Result, Rest> | undefined,
): AnyHook<Given, Result, Rest> | undefined {
  if (!first || !second) return first ?? second;
  return (given, context, last, ...rest) =>
    first(given, context, (...passed) => second(...passed, last, ...rest), ...rest);
}

const utf8 = new TextDecoder();

/** A source as text. */
export function textOf(source: Source): string {
  if (typeof source === 'string') return source;
  if (source === null || source === undefined) return '';
  const bytes = ArrayBuffer.isView(source) ? bytesOf(source) : new Uint8Array(source);
  return utf8.decode(unsharedBytes(bytes));
}
