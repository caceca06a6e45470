// The old half of `node:url`: `parse`, `format`, `resolve` and the class `Url`.
import { urlOfWindowsPath, windowsPathOf } from './windows-files.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import { formatParts } from './legacy-format.ts';
import { parseUrl } from './legacy-parse.ts';
import { noParts } from './legacy-parts.ts';
import type { UrlParts } from './legacy-parts.ts';
import type { QueryText } from './legacy-queries.ts';
import { resolveParts } from './legacy-resolve.ts';
import type { Warn } from '../../values/warn.ts';

interface Punycode {
  readonly toUnicode: (text: string) => string;
}

interface FormatOptions {
  readonly auth?: boolean;
  readonly fragment?: boolean;
  readonly search?: boolean;
  readonly unicode?: boolean;
}

export interface LegacyUrlNeeds {
  readonly queries: QueryText;
  readonly punycode: Punycode;
  /** `path.win32.resolve`. */
  readonly resolveWindows: (path: string) => string;
  readonly warn: Warn;
}

const unstandard =
  '`url.parse()` behavior is not standardized and prone to errors that have security ' +
  'implications. Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` ' +
  'vulnerabilities.';

/** A host name in ASCII, as the standard has it; empty for what is none. */
function domainToASCII(domain: unknown): string {
  const [first, second] = ['x', 'y'].map((before) => {
    const url = new URL(`ws://${before}`);
    url.hostname = String(domain);
    return url.hostname;
  });
  // A name that is refused leaves the old one where it was.
  return first !== undefined && first === second ? first : '';
}

/** What is ASCII stays as it is, whether or not it could be a host. */
function toAscii(host: string): string {
  return /^[\0-\x7F]*$/u.test(host) ? host : domainToASCII(host);
}

/** These exports of `node:url`. */
export function createLegacyUrl({ queries, punycode, resolveWindows, warn }: LegacyUrlNeeds) {
  let warned = false;
  let warnedOfPort = false;
  const onBadPort = (url: string): void => {
    if (warnedOfPort) return;
    warnedOfPort = true;
    const message = `The URL ${url} is invalid. Future versions of Node.js will throw an error.`;
    warn(message, 'DeprecationWarning', 'DEP0170');
  };

  /** What a program calls; what these functions call themselves does not warn. */
  function parse(url: unknown, withQuery?: unknown, slashesDenoteHost?: unknown): Url {
    if (!warned) warn(unstandard, 'DeprecationWarning', 'DEP0169');
    warned = true;
    return read(url, Boolean(withQuery), Boolean(slashesDenoteHost));
  }

  function read(url: unknown, withQuery: boolean, slashesDenoteHost: boolean): Url {
    if (url instanceof Url) return url;
    const parsed = new Url();
    parsed.parse(url, withQuery, slashesDenoteHost);
    return parsed;
  }

  class Url implements UrlParts {
    declare protocol: string | null;
    declare slashes: boolean | null;
    declare auth: string | null;
    declare host: string | null;
    declare port: string | null;
    declare hostname: string | null;
    declare hash: string | null;
    declare search: string | null;
    declare query: string | object | null;
    declare pathname: string | null;
    declare path: string | null;
    declare href: string | null;

    constructor() {
      Object.assign(this, noParts);
    }

    parse(url: unknown, withQuery = false, slashesDenoteHost = false): this {
      const options = { withQuery, slashesDenoteHost, queries, toAscii, onBadPort };
      Object.assign(this, parseUrl(url, options));
      return this;
    }

    format(): string {
      return formatParts(this, queries.stringify);
    }

    resolve(relative: unknown): string {
      return this.resolveObject(read(relative, false, true)).format();
    }

    resolveObject(relative: unknown): Url {
      const given = typeof relative === 'string' ? read(relative, false, true) : relative;
      const result = Object.assign(new Url(), resolveParts(this, given as UrlParts));
      result.href = result.format();
      return result;
    }
  }
  for (const name of ['parse', 'format', 'resolve', 'resolveObject']) {
    // Programs that list the properties of a parsed URL find the methods too, as in Node.
    Object.defineProperty(Url.prototype, name, { enumerable: true });
  }

  function format(given: unknown, options?: FormatOptions): string {
    if (typeof given === 'string') return read(given, false, false).format();
    if (typeof given !== 'object' || given === null) {
      throw invalidArgType('urlObject', 'one of type object or string', given);
    }
    if (given instanceof URL) return formatUrl(given, options);
    return formatParts(given, queries.stringify);
  }

  function formatUrl(url: URL, options: unknown = {}): string {
    if (typeof options !== 'object' || options === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const {
      auth = true,
      fragment = true,
      search = true,
      unicode = false,
    } = options as FormatOptions;
    const { protocol, username, password, host, hostname, port, pathname } = url;
    // Only the whole still knows of an empty query or fragment.
    const [, queried = '', marked = ''] = /^[^?#]*(\?[^#]*)?(#.*)?$/u.exec(url.href) ?? [];
    const user = username + (password && `:${password}`);
    const shown = unicode ? punycode.toUnicode(hostname) + (port && `:${port}`) : host;
    const authority = url.href.startsWith(`${protocol}//`)
      ? `//${auth && user ? `${user}@` : ''}${shown}`
      : '';
    return protocol + authority + pathname + (search ? queried : '') + (fragment ? marked : '');
  }

  function domainToUnicode(domain: unknown): string {
    return punycode.toUnicode(domainToASCII(domain));
  }

  return {
    Url,
    parse,
    resolve: (source: unknown, relative: unknown) => read(source, false, true).resolve(relative),
    resolveObject: (source: unknown, relative: unknown) =>
      source ? read(source, false, true).resolveObject(relative) : relative,
    format,
    domainToASCII,
    domainToUnicode,
    urlOfWindowsPath: (path: string) => urlOfWindowsPath(path, resolveWindows),
    windowsPathOf: (url: URL) => windowsPathOf(url, domainToUnicode),
  };
}
