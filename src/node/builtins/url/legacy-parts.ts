// The parts of a URL as `url.parse` names them, and the schemes that it knows.

/** What `url.parse` gives; `query` is an object where it was asked to be. */
export interface UrlParts {
  protocol: string | null;
  slashes: boolean | null;
  auth: string | null;
  host: string | null;
  port: string | null;
  hostname: string | null;
  hash: string | null;
  search: string | null;
  query: string | object | null;
  pathname: string | null;
  path: string | null;
  href: string | null;
}

/** No part at all, in the order in which Node lists them. */
export const noParts: Readonly<UrlParts> = {
  protocol: null,
  slashes: null,
  auth: null,
  host: null,
  port: null,
  hostname: null,
  hash: null,
  search: null,
  query: null,
  pathname: null,
  path: null,
  href: null,
};

const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);

const bare = (protocol: string | null | undefined): string => protocol?.replace(/:$/u, '') ?? '';

/** Whether `//` belongs to the scheme. */
export function isSlashed(protocol: string | null | undefined): boolean {
  return slashed.has(bare(protocol));
}

/** Whether the scheme has no hosts, and its text is left alone. */
export function isScript(protocol: string | null | undefined): boolean {
  return bare(protocol) === 'javascript';
}

/** Whether a host is an address in brackets. */
export function isBracketed(host: string): boolean {
  return host.startsWith('[') && host.endsWith(']');
}

/** `path`: the pathname with the search behind it. */
export function pathOf({ pathname, search }: Pick<UrlParts, 'pathname' | 'search'>): string {
  return (pathname ?? '') + (search ?? '');
}
