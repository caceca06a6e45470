// A program in a link: compressed into the fragment, which no browser sends to any server.

import { parseDraft, type Draft } from '../block/draft.ts';

/** As long as a link's fragment may be, in characters: more, and mail and chat programs cut it. */
export const longestLink = 16_000;

/** As much as a link may unfold to, in bytes: a small one can hold a bomb. */
const largestProgram = 500_000;

/** The form of the link, told in it: another may come. */
const version = '1';

/** A link's fragment, in its parts. */
const fragment = /^#shared=(?<example>[a-z0-9-]+)\.(?<version>\d+)\.(?<data>[\w-]+)$/;

/** A program that came by a link, and the example that it was made of. */
export interface Shared {
  readonly example: string;
  readonly draft: Draft;
}

/** The fragment that carries a draft of an example; longer than {@link longestLink} it is of no use. */
export async function formatLink(example: string, draft: Draft): Promise<string> {
  return `#shared=${example}.${version}.${await packText(JSON.stringify(draft))}`;
}

/** What a fragment carries; undefined when it is damaged, too large, or of another form. */
export async function readLink(hash: string): Promise<Shared | undefined> {
  const { example, version: form, data } = fragment.exec(hash)?.groups ?? {};
  if (example === undefined || data === undefined) return undefined;
  if (form !== version || hash.length > longestLink) return undefined;
  try {
    const draft = parseDraft(await unpackText(data, largestProgram));
    return draft && { example, draft };
  } catch {
    return undefined;
  }
}

/**
 * Has the address carry a shared program, or none with `''`: it stands there as long as it is the one
 * that is shown. A switch of language takes it along.
 */
export function setAddress(hash: string, search = location.search): void {
  history.replaceState(history.state, '', location.pathname + search + hash);
  carryAddress();
}

/** Has the links to this page in the other languages carry what the address carries. */
export function carryAddress(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
    link.hash = location.hash;
  }
}

/**
 * A text in letters that a fragment may hold, without padding: compressed (RFC 1951), then base64url
 * (RFC 4648, section 5).
 */
export async function packText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of {@link packText}. Rejects when they are damaged, or hold more bytes than `limit`. */
async function unpackText(letters: string, limit: number): Promise<string> {
  const characters = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  const whole = await decompress(bytes, limit);
  return new TextDecoder('utf-8', { fatal: true }).decode(whole);
}

async function decompress(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size <= limit) continue;
    await reader.cancel();
    throw new RangeError(`more than ${String(limit)} bytes`);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
