// `node:url`: the browser's URL classes, paths as URLs, and the old functions.
import { checkString, invalidArgType } from '../../errors/node-error.ts';
import * as files from '../../paths/file-url.ts';
import { addLazily } from '../../values/lazy-names.ts';
import type { createLegacyUrl } from './legacy.ts';

type Legacy = ReturnType<typeof createLegacyUrl>;

const legacyNames = [
  'Url',
  'parse',
  'resolve',
  'resolveObject',
  'format',
  'domainToASCII',
  'domainToUnicode',
] as const satisfies readonly (keyof Legacy)[];

/** A URL as `http.request` takes it. */
function urlToHttpOptions(given: unknown) {
  if (typeof given !== 'object' || given === null) {
    throw invalidArgType('url', 'of type object', given);
  }
  // A copy of a URL has nothing of what it stood for.
  const url = given as Partial<URL>;
  return {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: url.hostname?.replace(/^\[|\]$/gu, ''),
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: (url.pathname ?? '') + (url.search ?? ''),
    href: url.href,
    ...(url.port !== '' && { port: Number(url.port) }),
    ...((url.username || url.password) && {
      auth: `${decodeURIComponent(url.username ?? '')}:${decodeURIComponent(url.password ?? '')}`,
    }),
  };
}

/** The exports of `node:url`. */
export function createUrl(makeLegacy: () => Legacy) {
  let made: Legacy | undefined;
  const legacy = (): Legacy => (made ??= makeLegacy());
  const isForWindows = (options: unknown): boolean =>
    Boolean((options as { windows?: unknown } | null | undefined)?.windows);
  const exports = {
    URL: globalThis.URL,
    URLSearchParams: globalThis.URLSearchParams,
    ...('URLPattern' in globalThis && { URLPattern: globalThis.URLPattern as unknown }),
    pathToFileURL(path: string, options: unknown = {}): URL {
      checkString(path, 'path');
      return isForWindows(options) ? legacy().urlOfWindowsPath(path) : files.pathToFileURL(path);
    },
    fileURLToPath,
    fileURLToPathBuffer: (url: string | URL, options: unknown = {}) =>
      Reflect.get(globalThis, 'Buffer').from(fileURLToPath(url, options)),
    urlToHttpOptions,
  };
  function fileURLToPath(url: string | URL, options: unknown = {}): string {
    return isForWindows(options)
      ? legacy().windowsPathOf(files.toFileURL(url))
      : files.fileURLToPath(url);
  }
  addLazily(exports, legacyNames, (name) => legacy()[name]);
  return exports;
}
