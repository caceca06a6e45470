// `node:url`: the browser's URL classes, paths as URLs, and the old functions.
import { invalidArgType } from '../../errors/node-error.ts';
import { fileURLToPath, pathToFileURL } from '../../paths/file-url.ts';
import { addLazily } from '../lazy-names.ts';
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
  let legacy: Legacy | undefined;
  const exports = {
    URL: globalThis.URL,
    URLSearchParams: globalThis.URLSearchParams,
    ...('URLPattern' in globalThis && { URLPattern: globalThis.URLPattern as unknown }),
    pathToFileURL,
    fileURLToPath,
    fileURLToPathBuffer: (url: string | URL) =>
      Reflect.get(globalThis, 'Buffer').from(fileURLToPath(url)),
    urlToHttpOptions,
  };
  addLazily(exports, legacyNames, (name) => {
    legacy ??= makeLegacy();
    return legacy[name];
  });
  return exports;
}
