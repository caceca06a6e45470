// The files of the site that the service worker keeps: one cache a build.

import { scope } from './scope.ts';

/** Put in by the build: the path of each file below the site's base, and a hash of what is in it. */
declare const SITE_FILES: Readonly<Record<string, string>>;
/** Put in by the build: a hash of all of that. */
declare const SITE_VERSION: string;

const prefix = `interleave ${scope.registration.scope} `;
const cacheName = prefix + SITE_VERSION;

/** How many files are fetched at a time: readers come first. */
const atOnce = 4;

/** A file is kept under its address and its hash, so that the next build can take over what stayed. */
const keyOf = (url: string, hash: string): string => `${url}?kept=${hash}`;
const urlOf = (path: string): string => new URL(path, scope.registration.scope).href;

/** Keeps what is not kept yet. Says whether that is now all; on a data-saving connection it is not. */
export async function keepAll(): Promise<boolean> {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.entries(SITE_FILES).filter(
    ([path, hash]) => !kept.has(keyOf(urlOf(path), hash)),
  );
  if (missing.length > 0 && savesData()) return false;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = missing.shift(); next; next = missing.shift()) await keep(cache, ...next);
    }),
  );
  return true;
}

async function keep(cache: Cache, path: string, hash: string): Promise<void> {
  const key = keyOf(urlOf(path), hash);
  const same = await caches.match(key);
  const response = same ?? (await fetch(urlOf(path), { cache: 'no-cache' }));
  if (!response.ok && path !== '404.html') throw new Error(`${path}: ${String(response.status)}`);
  await cache.put(key, response);
}

/** The file at `url` as this build has it. */
export async function keptHere(url: string): Promise<Response | undefined> {
  const { origin, pathname } = new URL(url);
  const path = pathname.slice(new URL(scope.registration.scope).pathname.length);
  const hash = SITE_FILES[path];
  if (hash === undefined) return undefined;
  return (await caches.open(cacheName)).match(keyOf(origin + pathname, hash));
}

/** The file at `url` of whichever build: its name says which. */
export async function keptAnywhere(url: string): Promise<Response | undefined> {
  return (await keptHere(url)) ?? caches.match(url, { ignoreSearch: true });
}

/** Removes what earlier builds kept. */
export async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== cacheName,
  );
  await Promise.all(names.map((name) => caches.delete(name)));
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; type?: string } };
  return connection?.saveData === true || connection?.type === 'cellular';
}
