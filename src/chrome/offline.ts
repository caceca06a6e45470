// The page's side of the service worker: it keeps the site for reading offline and, where the host
// cannot send the headers, isolates its pages from the next load on.

import { assetUrl, rootUrl } from '../i18n/paths.ts';

const reloadedKey = 'interleave:isolated';

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(assetUrl('sw.js'), { scope: rootUrl(), updateViaCache: 'none' });
  const { active } = await serviceWorker.ready;
  if (!crossOriginIsolated) await isolate();
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'kept') document.documentElement.dataset['offline'] = 'ready';
  });
  serviceWorker.startMessages();
  active?.postMessage('keep');
}

/** Loads the page once more, through the worker. Once a visit: what does not help then never will. */
async function isolate(): Promise<void> {
  const { serviceWorker } = navigator;
  try {
    if (sessionStorage.getItem(reloadedKey) !== null) return;
    sessionStorage.setItem(reloadedKey, 'tried');
  } catch {
    // Without storage it could go on for ever.
    return;
  }
  if (!serviceWorker.controller) {
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  location.reload();
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const begin = (): void => {
    register().catch(() => {
      // A browser may refuse: the site works as before, only not offline.
    });
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
