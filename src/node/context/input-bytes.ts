// Standard input of the process in bytes, as `node:fs` reads it.
import { askHost } from './ask-host.ts';
import type { ThreadContext } from './thread-context.ts';

/** Pieces of at most so many bytes, empty ones at the end; what a piece has beyond is kept for the next. */
export function createInputBytes(thread: ThreadContext) {
  let rest = new Uint8Array();
  const cut = (most: number): Uint8Array => {
    const piece = rest.subarray(0, most);
    rest = rest.subarray(most);
    return piece;
  };
  const hear = (text: string | null, most: number): Uint8Array => {
    if (text !== null) rest = new TextEncoder().encode(text);
    return cut(most);
  };
  return {
    read(most: number, take: (bytes: Uint8Array) => void): void {
      if (rest.length > 0) take(cut(most));
      else {
        thread.readInput(most, (text) => {
          take(hear(text, most));
        });
      }
    },
    readSync(most: number): Uint8Array {
      if (rest.length > 0) return cut(most);
      const api = 'reading standard input at once';
      const text = askHost(thread, api, { kind: 'read', most }, 'readSync');
      return hear(text as string | null, most);
    },
  };
}
