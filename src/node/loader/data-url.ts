// Modules whose text is in their URL.
import { invalidUrl } from '../errors/node-error.ts';

const formats: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/wasm': 'wasm',
  'text/javascript': 'module',
  'application/javascript': 'module',
};

/** What kind of module a `data:` URL is: null where it is none. */
export function dataFormat(url: string): string | null {
  const [, mime = ''] = /^data:([^/]+\/[^;,]+)[^,]*?(?:;base64)?,/u.exec(url) ?? [];
  return formats[mime] ?? null;
}

/** What a `data:` URL says that it is, for the message where that is no module. */
export function dataType(url: string): string | null {
  return /^data:([^/,;]+\/[^;,]+)/u.exec(url)?.[1] ?? null;
}

/** The text of a `data:` URL. Throws `ERR_INVALID_URL`. */
export function readDataUrl(url: string): string {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/su.exec(url) ?? [];
  if (body === undefined) throw invalidUrl(url);
  const text = decodeURIComponent(body);
  if (base64 === undefined) return text;
  return new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
}
