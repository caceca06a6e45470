// `url.parse`: a URL in its parts, as Node has read it since before there was a standard.
import { checkString, invalidUrl } from '../../errors/node-error.ts';
import { formatParts } from './legacy-format.ts';
import type { QueryText } from './legacy-queries.ts';
import { isBracketed, isScript, isSlashed, noParts, pathOf } from './legacy-parts.ts';
import type { UrlParts } from './legacy-parts.ts';

export interface ParseOptions {
  /** `query` becomes an object. */
  readonly withQuery: boolean;
  /** `//host/path` names a host even without a scheme. */
  readonly slashesDenoteHost: boolean;
  readonly queries: QueryText;
  /** A host name in the letters that hosts may have. */
  readonly toAscii: (host: string) => string;
  /** Hears of a URL whose port is no number: it is read, but should not be. */
  readonly onBadPort: (url: string) => void;
}

const simplePath = /^(\/\/?(?!\/)[^?\s]*)(\?\S*)?$/u;
const scheme = /^[a-z0-9.+-]+:/iu;
const nearHost = /^\/\/[^@/]+@[^@/]+/u;
const notInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/u;
const notInAddress = /[\0\t\n\r #%/<>?@\\^|]/u;
const space = '[\\0-\\x20\\xa0\\ufeff]';
const spaceAround = new RegExp(`^${space}+|${space}+$`, 'gu');
const longestHost = 255;

/** What a URL may not hold as it is, and holds escaped. */
function escaped(rest: string): string {
  return rest.replace(
    /[\t\n\r "'<>\\^`{|}]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Backslashes are slashes up to the query. */
function withSlashes(url: string): string {
  const at = url.search(/[?#]/u);
  if (at < 0) return url.replaceAll('\\', '/');
  return url.slice(0, at).replaceAll('\\', '/') + url.slice(at);
}

/** The parts of a URL. Throws `ERR_INVALID_URL` for a host that cannot be one. */
export function parseUrl(url: unknown, options: ParseOptions): UrlParts {
  checkString(url, 'url');
  const needs: UrlParts = { ...noParts };
  let rest = withSlashes(url.replace(spaceAround, ''));
  const beforeQuery = rest.split(/[?#]/u, 1)[0] ?? '';
  if (!options.slashesDenoteHost && !rest.includes('#') && !beforeQuery.includes('@')) {
    const simple = simplePath.exec(rest);
    if (simple) {
      const [, pathname = null, search] = simple;
      return { ...needs, ...queryOf(search, options), pathname, path: rest, href: rest };
    }
  }
  const given = scheme.exec(rest)?.[0];
  if (given !== undefined) {
    needs.protocol = given.toLowerCase();
    rest = rest.slice(given.length);
  }
  let slashes = false;
  if (options.slashesDenoteHost || given !== undefined || nearHost.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !isScript(needs.protocol)) {
      rest = rest.slice(2);
      needs.slashes = true;
    }
  }
  if (!isScript(needs.protocol) && (slashes || (given !== undefined && !isSlashed(given)))) {
    rest = takeHost(needs, rest, url, options);
  }
  if (!isScript(needs.protocol)) rest = escaped(rest);
  const [, pathname = '', search, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(rest) ?? [];
  needs.hash = hash ?? null;
  Object.assign(needs, queryOf(search, options));
  if (pathname !== '') needs.pathname = pathname;
  else if (isSlashed(needs.protocol) && needs.hostname) needs.pathname = '/';
  if (needs.pathname || needs.search) needs.path = pathOf(needs);
  needs.href = formatParts(needs, options.queries.stringify);
  return needs;
}

function queryOf(
  search: string | undefined,
  { withQuery, queries }: ParseOptions,
): Pick<UrlParts, 'search' | 'query'> {
  if (search === undefined) {
    return { search: null, query: withQuery ? (Object.create(null) as object) : null };
  }
  const query = search.slice(1);
  return { search, query: withQuery ? queries.parse(query) : query };
}

/** Where what can be a host ends; an `@` makes all before it the name of a user. */
function findHost(text: string): { readonly at: number; readonly end: number } {
  const authority = /^[^#/?]*/u.exec(text)?.[0] ?? '';
  const at = authority.lastIndexOf('@');
  const length = authority.slice(at + 1).search(/[ "%';<>\\^`{|}]/u);
  return { at, end: length < 0 ? authority.length : at + 1 + length };
}

/** Reads user and host off the front of a text; gives what is left. */
function takeHost(
  needs: UrlParts,
  given: string,
  url: string,
  { toAscii, onBadPort }: ParseOptions,
): string {
  const authority = given.search(/[#/?]/u);
  const front = authority < 0 ? given : given.slice(0, authority);
  const text = front.replace(/[\t\n\r]/gu, '') + given.slice(front.length);
  const { at, end } = findHost(text);
  if (at >= 0) needs.auth = decodeURIComponent(text.slice(0, at));
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/su.exec(text.slice(at + 1, end)) ?? [];
  let rest = text.slice(end);
  const bracketed = isBracketed(host);
  let hostname = host;
  if (!bracketed) {
    const odd = host.search(/[/\\#?:]/u);
    if (odd >= 0) {
      if (host[odd] === ':') onBadPort(url);
      hostname = host.slice(0, odd);
      rest = `/${host.slice(odd)}${rest}`;
    }
  }
  hostname = hostname.length > longestHost ? '' : hostname.toLowerCase();
  if (hostname !== '' && bracketed) {
    if (notInAddress.test(hostname)) throw invalidUrl(url);
  } else if (hostname !== '') {
    hostname = toAscii(hostname);
    if (hostname === '' || notInHost.test(hostname)) throw invalidUrl(url);
  }
  needs.port = port === undefined || port === '' ? null : port;
  needs.host = hostname + (needs.port === null ? '' : `:${needs.port}`);
  needs.hostname = bracketed ? hostname.slice(1, -1) : hostname;
  return bracketed && !rest.startsWith('/') ? `/${rest}` : rest;
}
