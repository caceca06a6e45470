// A visit: from the first boot of an engine on, links change the page in place, so that it stays.
//
// The browser's own Navigation API does the work: history, Back, scroll and what may be intercepted.
// Where it is missing, links load pages as they always did, and an engine boots once a page.

import { fetchPage } from './fetch-page.ts';
import { restorePlace } from './place.ts';
import { followMoved } from './places.ts';
import { swapPage } from './swap.ts';

export interface Visitor {
  /** The page that is shown is about to go: end what runs on it, and keep what should come back. */
  readonly onLeave: () => void;
}

let isOn = false;

/** From now on, links within the site change the page in place. A second call does nothing. */
export function startVisit({ onLeave }: Visitor): void {
  if (isOn || !('navigation' in globalThis)) return;
  isOn = true;
  let shown = location.pathname;
  navigation.addEventListener('navigate', (event) => {
    const { pathname } = new URL(event.destination.url);
    if (!isOurs(event) || pathname === shown) return;
    event.intercept({
      focusReset: 'manual',
      scroll: 'manual',
      handler: async () => {
        try {
          const page = await fetchPage(event.destination.url, event.signal);
          onLeave();
          await swapPage(page, event.signal);
        } catch (error) {
          if (event.signal.aborted) throw error;
          // The address is that of the new page already: the browser loads it, or says why it cannot.
          location.reload();
          return;
        }
        shown = pathname;
        if (!restorePlace()) event.scroll();
        await followMoved();
      },
    });
  });
}

/** A page of the site in this window: not a file, a form or a download. */
function isOurs(event: NavigateEvent): boolean {
  const { pathname } = new URL(event.destination.url);
  return (
    event.canIntercept &&
    !event.hashChange &&
    event.navigationType !== 'reload' &&
    event.downloadRequest === null &&
    event.formData === null &&
    pathname.startsWith(import.meta.env.BASE_URL) &&
    pathname.endsWith('/')
  );
}
