// `url.format` of an object: its parts, put together.
import type { QueryText } from './legacy-queries.ts';
import { isBracketed, isSlashed } from './legacy-parts.ts';
import type { UrlParts } from './legacy-parts.ts';

/** The parts as any object may have them. */
export type GivenParts = Partial<Record<keyof UrlParts, unknown>>;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A text that begins with its mark, unless it is empty. */
function marked(value: string, mark: string): string {
  return value === '' || value.startsWith(mark) ? value : mark + value;
}

function hostOf({ auth, host, hostname, port }: GivenParts): string {
  const before = text(auth) && `${encodeURIComponent(text(auth)).replaceAll('%3A', ':')}@`;
  if (text(host)) return before + text(host);
  const name = text(hostname);
  if (!name) return '';
  const address = name.includes(':') && !isBracketed(name) ? `[${name}]` : name;
  return before + address + (text(port) && `:${text(port)}`);
}

/** The URL that the parts make. Numbers do for texts; whatever else is none counts as missing. */
export function formatParts(needs: GivenParts, stringify: QueryText['stringify']): string {
  const given = text(needs.protocol);
  const protocol = given && !given.endsWith(':') ? `${given}:` : given;
  let host = hostOf(needs);
  let pathname = text(needs.pathname).replace(/[#?]/gu, (mark) => (mark === '#' ? '%23' : '%3F'));
  if (needs.slashes || isSlashed(protocol)) {
    if (needs.slashes || host) {
      host = `//${host}`;
      pathname = marked(pathname, '/');
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  const { query } = needs;
  const queried = typeof query === 'object' && query !== null ? stringify(query) : '';
  const search = (text(needs.search) || marked(queried, '?')).replaceAll('#', '%23');
  return protocol + host + pathname + marked(search, '?') + marked(text(needs.hash), '#');
}
