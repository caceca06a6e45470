// A program in a link: compressed into the fragment, which no browser sends to any server.

import { parseDraft, type Draft } from '../draft.ts';
import { compress, decompress } from './compression.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** As long as a link's fragment may be, in characters: more, and mail and chat programs cut it. */
export const longestLink = 16_000;

/** As much as a link may unfold to, in bytes: a small one can hold a bomb. */
const largestProgram = 500_000;

/** The form of the link, told in it: another may come. */
const version = '1';

/** A link's fragment, in its parts. */
const fragment = /^#shared=(?<example>[a-z0-9-]+)\.(?<version>\d+)\.(?<data>[\w-]+)$/;

/** The fragment that carries a draft of an example; longer than {@link longestLink} it is of no use. */
export async function formatLink(example: string, draft: Draft): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(draft));
  return `#shared=${example}.${version}.${toBase64(await compress(bytes))}`;
}

/** The draft in a fragment; undefined when it is damaged, too large, or of another form. */
export async function readLink(hash: string): Promise<Draft | undefined> {
  const parts = fragment.exec(hash)?.groups;
  if (parts?.['version'] !== version || hash.length > longestLink) return undefined;
  try {
    const bytes = await decompress(fromBase64(parts['data'] ?? ''), largestProgram);
    return parseDraft(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
