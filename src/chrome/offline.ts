// The page's side of the service worker: it keeps the site for reading offline and, where the host
// cannot send the headers, isolates its pages from the next load on.

import { assetUrl, rootUrl } from '../i18n/paths.ts';

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(assetUrl('sw.js'), { scope: rootUrl(), updateViaCache: 'none' });
  const { active } = await serviceWorker.ready;
  if (!crossOriginIsolated) await (await import('./isolate.ts')).isolate();
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'kept') document.documentElement.dataset['offline'] = 'ready';
  });
  serviceWorker.startMessages();
  active?.postMessage('keep');
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
