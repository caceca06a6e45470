// The library that `util.inspect` is, which is newer than Node 24: proxies look like what they stand for.
import library from 'node-inspect-extracted';

/** The library writes `Proxy(` and `)` about it. */
const brackets = new Set(['Proxy(', ')']);

const stylize = (text: string, style: string): string =>
  style === 'special' && brackets.has(text) ? '' : text;

/** Options with which that is left out; not in colours, where the library styles by itself. */
function withoutBrackets<T>(options: T): T {
  if (typeof options !== 'object' || options === null) return options;
  return 'colors' in options && options.colors ? options : { stylize, ...options };
}

type Inspect = typeof library.inspect;

const { inspect: show } = library;
show.styles.regexp = 'red';

/** `util.inspect`; its settings are the library's. */
export const inspect = Object.defineProperties(function inspect(
  value: unknown,
  ...rest: unknown[]
): string {
  const given = rest.length < 2 ? [withoutBrackets(rest[0] ?? {})] : rest;
  return Reflect.apply(show, undefined, [value, ...given]) as string;
}, Object.getOwnPropertyDescriptors(show)) as Inspect;

/** `util.formatWithOptions`. */
export function formatWithOptions(inspectOptions: object, ...args: unknown[]): string {
  return library.formatWithOptions(withoutBrackets(inspectOptions), ...args);
}

/** `util.format`. */
export function format(...args: unknown[]): string {
  return formatWithOptions({}, ...args);
}

export const { Proxy: KnownProxy, stripVTControlCharacters } = library;
