// `url.resolve`: a reference as a link on a page would be followed, by the old rules.
import { isScript, isSlashed, noParts, pathOf } from './legacy-parts.ts';
import type { UrlParts } from './legacy-parts.ts';

/** Text or null; parts that programs made themselves may lack some. */
type Loose = { -readonly [Name in keyof UrlParts]: UrlParts[Name] };

const names = Object.keys(noParts) as (keyof UrlParts)[];

function copied(to: Loose, from: UrlParts, except?: keyof UrlParts): void {
  for (const name of names) {
    if (name !== except) Object.assign(to, { [name]: from[name] });
  }
}

const segmentsOf = (pathname: string | null): string[] => pathname?.split('/') ?? [];
const isRooted = (path: string | null | undefined): boolean => path?.startsWith('/') === true;

/** Works the dots out; tells how many `..` were left over. */
function withoutDots(path: readonly string[]): { readonly kept: string[]; readonly above: number } {
  const kept: string[] = [];
  let above = 0;
  for (const segment of path.toReversed()) {
    if (segment === '.') continue;
    if (segment === '..') above += 1;
    else if (above > 0) above -= 1;
    else kept.unshift(segment);
  }
  return { kept, above };
}

/** Another scheme: nothing of the base is left, but for the shape that the new scheme asks for. */
function otherScheme(result: Loose, relative: Loose): void {
  if (!isSlashed(relative.protocol)) {
    copied(result, relative);
    return;
  }
  result.protocol = relative.protocol;
  let { host, pathname } = relative;
  if (!host && !/^file:?$/u.test(relative.protocol ?? '') && !isScript(relative.protocol)) {
    // `http:a/b` is the host `a`.
    const path = segmentsOf(pathname ?? '');
    while (path.length > 0 && !host) host = path.shift() ?? null;
    host ??= '';
    if (path[0] !== '') path.unshift('');
    if (path.length < 2) path.unshift('');
    pathname = path.join('/');
  }
  result.pathname = pathname;
  result.search = relative.search;
  result.query = relative.query;
  result.host = host ?? '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = pathOf(result);
  result.slashes ||= relative.slashes;
}

/** In schemes without `//` a path begins with the host, and with its user. */
function takeHost(result: Loose, host: string): void {
  const at = host.indexOf('@');
  if (at > 0) result.auth = host.slice(0, at);
  result.host = at > 0 ? (host.split('@')[1] ?? '') : host;
  result.hostname = result.host;
}

function putFirst(path: string[], host: string | null): void {
  if (!host) return;
  if (path[0] === '') path[0] = host;
  else path.unshift(host);
}

function takeAuthority(result: Loose, relative: Loose): void {
  for (const name of ['host', 'hostname'] as const) {
    if (relative[name] === null) continue;
    if (result[name] !== relative[name]) result.auth = null;
    result[name] = relative[name];
    if (name === 'host') result.port = relative.port;
  }
}

/** The parts of `given` as seen from `base`; `href` is left to the caller. Changes neither. */
export function resolveParts(base: UrlParts, given: UrlParts): UrlParts {
  const result: Loose = { ...noParts };
  copied(result, base);
  const relative: Loose = { ...noParts };
  copied(relative, given);
  result.hash = relative.hash;
  if (relative.href === '') return result;
  if (relative.slashes && !relative.protocol) {
    copied(result, relative, 'protocol');
    if (isSlashed(result.protocol) && result.hostname && !result.pathname) {
      result.pathname = '/';
      result.path = '/';
    }
    return result;
  }
  if (relative.protocol && relative.protocol !== result.protocol) {
    otherScheme(result, relative);
    return result;
  }
  return followed(result, relative);
}

function followed(result: Loose, relative: Loose): UrlParts {
  const fromRoot = Boolean(relative.host) || isRooted(relative.pathname);
  const anyRoot =
    fromRoot || isRooted(result.pathname) || Boolean(result.host && relative.pathname);
  let mustRoot = anyRoot;
  let path = segmentsOf(result.pathname);
  const added = segmentsOf(relative.pathname);
  const hostInPath = Boolean(result.protocol) && !isSlashed(result.protocol);
  if (hostInPath) {
    result.hostname = '';
    result.port = null;
    putFirst(path, result.host);
    result.host = '';
    if (relative.protocol) {
      relative.hostname = null;
      relative.port = null;
      result.auth = null;
      putFirst(added, relative.host);
      relative.host = null;
    }
    mustRoot &&= added[0] === '' || path[0] === '';
  }
  if (fromRoot) {
    takeAuthority(result, relative);
    path = added;
  } else if (added.length > 0) {
    path = [...path.slice(0, -1), ...added];
  }
  const onlySearch = !fromRoot && added.length === 0;
  if (!onlySearch || relative.search !== null) {
    result.search = relative.search;
    result.query = relative.query;
  }
  if (onlySearch && relative.search !== null) {
    if (hostInPath) takeHost(result, path.shift() ?? '');
    if (result.pathname !== null || result.search !== null) result.path = pathOf(result);
    return result;
  }
  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return result;
  }
  const last = path.at(-1);
  const ends =
    last === '' ||
    ((Boolean(result.host) || Boolean(relative.host) || path.length > 1) &&
      (last === '.' || last === '..'));
  const { kept, above } = withoutDots(path);
  if (!mustRoot && !anyRoot) kept.unshift(...Array<string>(above).fill('..'));
  if (mustRoot && kept[0] !== '' && !isRooted(kept[0])) kept.unshift('');
  if (ends && !kept.join('/').endsWith('/')) kept.push('');
  const rooted = kept[0] === '' || isRooted(kept[0]);
  if (hostInPath) takeHost(result, rooted ? '' : (kept.shift() ?? ''));
  mustRoot ||= Boolean(result.host) && kept.length > 0;
  if (mustRoot && !rooted) kept.unshift('');
  result.pathname = kept.length > 0 ? kept.join('/') : null;
  if (kept.length === 0) result.path = null;
  if (result.pathname !== null || result.search !== null) result.path = pathOf(result);
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  return result;
}
