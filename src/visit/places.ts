// Places that are no longer where a link says: the list of where they are comes when one is looked for.

/** The address of what a fragment names, on whichever page of this language it is by now. */
export async function addressOf(id: string): Promise<string | undefined> {
  const { page = '' } = document.documentElement.dataset;
  const depth = page === '' ? 0 : page.split('/').length;
  const home = new URL('../'.repeat(depth) || '.', location.href);
  const answer = await fetch(new URL('places.json', home));
  const places: unknown = answer.ok ? await answer.json() : {};
  const known = new Map<string, unknown>(Object.entries(places ?? {}));
  const place = known.get(`${page}#${id}`) ?? known.get(id);
  if (typeof place !== 'string') return undefined;
  const [now = '', fragment = id] = place.split('#');
  return `${home.pathname}${now && `${now}/`}#${encodeURIComponent(fragment)}`;
}

/** Goes on to where the fragment of the address is, if this page has no such place. */
export async function followMoved(): Promise<void> {
  const { hash, href } = location;
  if (!/^#[^=]+$/.test(hash)) return;
  const id = idOf(hash);
  if (id === undefined || document.getElementById(id)) return;
  // Without the list the page stays as it is.
  const address = await addressOf(id).catch(() => undefined);
  // The reader may be elsewhere by now.
  if (address === undefined || location.href !== href) return;
  // Back leads to where the link was.
  location.replace(address);
}

function idOf(hash: string): string | undefined {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return undefined;
  }
}
