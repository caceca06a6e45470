// `URL.createObjectURL` as Node has it: names for blobs, good in the thread that made them.
import { invalidArgType, nodeError } from '../errors/node-error.ts';
import { defineListed } from '../values/define-property.ts';
import { named } from '../values/parameters.ts';
import { randomUUID } from './web-crypto.ts';

const scheme = 'blob:';
const origin = 'nodedata:';

const blobs = new Map<string, Blob>();

/** What a URL names, whatever its query and fragment. */
function idOf(given: unknown): string | undefined {
  const text = `${given as string}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, pathname } = new URL(text);
  const isOwn = protocol === scheme && pathname.startsWith(origin);
  return isOwn ? pathname.slice(origin.length) : undefined;
}

/** The blob that a URL was made for, as another object; undefined where there is none any more. */
export function resolveObjectURL(url: unknown): Blob | undefined {
  const blob = blobs.get(idOf(url) ?? '');
  return blob?.slice(0, blob.size, blob.type);
}

/** Puts the two functions on the class. */
export function installObjectUrls(Class: typeof URL): void {
  const statics = {
    createObjectURL(blob: unknown): string {
      if (!(blob instanceof Blob)) throw invalidArgType('obj', 'an instance of Blob', blob);
      const id = randomUUID();
      blobs.set(id, blob);
      return scheme + origin + id;
    },
    revokeObjectURL(...given: unknown[]): void {
      if (given.length === 0)
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
      blobs.delete(idOf(given[0]) ?? '');
    },
  };
  for (const [name, value] of Object.entries(statics))
    defineListed(Class, name, named(name, 1, value));
}
