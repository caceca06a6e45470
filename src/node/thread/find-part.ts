// Where a part is that did not come with the boot: the host knows, or gets it from the page.
import { askHost } from '../context/ask-host.ts';
import type { ThreadContext } from '../context/thread-context.ts';

/** Waits for it. Throws where it cannot be had, which is when there is no network. */
export function findPart(thread: ThreadContext, name: string): string {
  const place = askHost(thread, `the part ${name}`, { kind: 'part', name });
  if (typeof place === 'string') return place;
  throw new Error(`the built-in engine could not load its part "${name}": is there a network?`);
}
