// A program in a link: compressed into the fragment, which no browser sends to any server.

import { parseDraft, type Draft } from '../block/draft.ts';
import { packText, unpackText } from './packing.ts';

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
export function setAddress(hash: string): void {
  history.replaceState(history.state, '', location.pathname + location.search + hash);
  carryAddress();
}

/** Has the links to this page in the other languages carry what the address carries. */
export function carryAddress(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
    link.hash = location.hash;
  }
}
