// The service worker: keeps the whole site for reading without a network, and isolates its pages on
// hosts that cannot say the headers for it.
//
// Pages come from the network while there is one, so that nobody reads a stale one; files named by a
// hash come from what is kept. A new worker waits until every page of the old one is closed: until
// then the old files stay, and no open page loses what it may still load.

import { keepAll, keptAnywhere, keptHere, forgetOthers } from './kept-files.ts';
import { withHeaders } from './with-headers.ts';
import { scope, type FetchEvent } from './scope.ts';

/** Milliseconds that a page may take over the network before the kept one is shown. */
const pageLimit = 4000;

scope.addEventListener('install', (event) => {
  // The first one serves at once and keeps the files later: isolation must not wait for them.
  event.waitUntil(scope.registration.active ? keepAll() : scope.skipWaiting());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      forgetOthers(),
      scope.clients.claim(),
      scope.registration.navigationPreload.enable(),
    ]),
  );
});

scope.addEventListener('message', (event) => {
  if (event.data !== 'keep') return;
  event.waitUntil(
    keepAll().then((isComplete) => {
      if (isComplete) event.source?.postMessage('kept');
    }),
  );
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.includes('/_astro/')) event.respondWith(hashedFile(request));
  else if (request.mode === 'navigate' || pathname.endsWith('/')) event.respondWith(page(event));
  else event.respondWith(file(request));
});

async function hashedFile(request: Request): Promise<Response> {
  return (await keptAnywhere(request.url)) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await keptHere(request.url);
    if (kept) return kept;
    throw error;
  }
}

async function page(event: FetchEvent): Promise<Response> {
  const kept = await keptHere(event.request.url);
  try {
    const coming = fetchPage(event);
    const response = await (kept ? Promise.race([coming, late()]) : coming);
    return withHeaders(response);
  } catch {
    if (kept) return withHeaders(kept);
    const missing = await keptHere(new URL('404.html', scope.registration.scope).href);
    return missing ? withHeaders(asNotFound(missing)) : Response.error();
  }
}

const asNotFound = ({ body, headers }: Response): Response =>
  new Response(body, { status: 404, headers });

async function fetchPage({ request, preloadResponse }: FetchEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error('the network is too slow'));
    }, pageLimit);
  });
