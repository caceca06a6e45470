// Isolates a page whose host cannot send the headers, by way of the service worker.

import { keepItem, keptItem } from '../storage/items.ts';

const reloadedKey = 'interleave:isolated';

/** Loads the page once more, through the worker. Once a visit: what does not help then never will. */
export async function isolate(): Promise<void> {
  const { serviceWorker } = navigator;
  if (keptItem('visit', reloadedKey) !== undefined) return;
  // Without storage it could go on for ever.
  if (!keepItem('visit', reloadedKey, 'tried')) return;
  if (!serviceWorker.controller) {
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  location.reload();
}
