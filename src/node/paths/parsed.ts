// A path in its parts, and those parts as a path again.
import { invalidArgType } from '../errors/node-error.ts';

export interface ParsedPath {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

/** A parsed path as text again, with one system's separator. */
export function formatWith(parts: Partial<ParsedPath>, separator: string): string {
  if (typeof parts !== 'object' || (parts as unknown) === null) {
    throw invalidArgType('pathObject', 'of type object', parts);
  }
  const { ext } = parts;
  const dir = parts.dir ?? parts.root;
  const dotted = ext === undefined || ext === '' ? '' : ext.startsWith('.') ? ext : `.${ext}`;
  const base = parts.base ?? `${parts.name ?? ''}${dotted}`;
  if (dir === undefined || dir === '') return base;
  return dir === parts.root ? dir + base : dir + separator + base;
}
