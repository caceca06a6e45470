// A folder in one file.

import { strToU8, zipSync } from 'fflate';

/** The ZIP archive of a folder of this name: texts by path. */
export function zipFolder(
  name: string,
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${name}/${path}`, strToU8(text)]);
  return Uint8Array.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}
