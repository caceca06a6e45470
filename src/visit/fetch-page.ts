// Brings another page of the site, if it is of the same build as the one that is shown.

/** Fetches a page. Rejects where a real load would show something else: an error, another build. */
export async function fetchPage(url: string, signal: AbortSignal): Promise<Document> {
  const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  if (!response.ok || response.redirected || !isPage) {
    throw new Error(`${url} is not a page: ${String(response.status)}`);
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const changed = scriptsOf(page).find(isAnotherBuilds);
  if (changed) throw new Error(`${changed} is of another build`);
  return page;
}

/** The addresses of a page's module scripts. */
export function scriptsOf(page: Document): string[] {
  const scripts = page.querySelectorAll('script[type="module"][src]');
  return [...scripts].map((script) => script.getAttribute('src') ?? '');
}

/** The scripts that this document has loaded. */
export const loadedScripts = new Set(scriptsOf(document));

/** Two builds of one script must not meet in one document: elements can be defined only once. */
function isAnotherBuilds(script: string): boolean {
  if (loadedScripts.has(script)) return false;
  return [...loadedScripts].some((loaded) => nameOf(loaded) === nameOf(script));
}

/** `/_astro/Name.hash.js` without its hash. */
const nameOf = (script: string): string => script.replace(/\.[\w-]+\.js$/, '');
