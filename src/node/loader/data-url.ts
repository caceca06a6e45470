// Modules whose text is in their URL.
import { nodeError } from '../errors/node-error.ts';

/** The text of a `data:` URL, and what kind of module it is. */
export function readDataUrl(url: string): {
  readonly format: 'esm' | 'json';
  readonly text: string;
} {
  const [, mime = '', base64, body = ''] = /^data:([^;,]*)[^,]*?(;base64)?,(.*)$/su.exec(url) ?? [];
  const text = base64
    ? new TextDecoder().decode(Uint8Array.from(atob(body), (c) => c.charCodeAt(0)))
    : decodeURIComponent(body);
  if (mime === 'application/json') return { format: 'json', text };
  if (mime === 'text/javascript') return { format: 'esm', text };
  const message = `Unknown module format: ${mime} for URL ${url}`;
  throw nodeError(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', message);
}
