// `node:url`: the browser's URL classes, and paths as URLs.
import { fileURLToPath, pathToFileURL } from '../file-url.ts';

/** The exports of `node:url`. */
export function createUrl() {
  return {
    URL,
    URLSearchParams,
    ...('URLPattern' in globalThis && { URLPattern: globalThis.URLPattern as unknown }),
    pathToFileURL,
    fileURLToPath,
    urlToHttpOptions: (url: URL) => ({
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/gu, ''),
      hash: url.hash,
      search: url.search,
      pathname: url.pathname,
      path: url.pathname + url.search,
      href: url.href,
      ...(url.port !== '' && { port: Number(url.port) }),
      ...(url.username !== '' && {
        auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`,
      }),
    }),
  };
}
