// Places in the program's own files, as stack traces name them: `file:///…/main.mjs:2:9`.

/** A place in a file. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where in a text a place is named. */
export interface NamedPlace extends Place {
  readonly from: number;
  readonly to: number;
}

/** Finds, in a text, the places that are in one of `files`, in order. */
export function findPlaces(text: string, files: readonly string[]): readonly NamedPlace[] {
  if (!/:\d/.test(text) || files.length === 0) return [];
  const names = [...files].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(${names.join('|')}):(\\d{1,7})(?::(\\d{1,7}))?`, 'g');
  return [...text.matchAll(pattern)].flatMap(
    ({ index, 0: whole, 1: file = '', 2: line, 3: column }) => {
      const from = startOfPath(text, index);
      if (from === undefined) return [];
      const to = index + whole.length;
      return [{ file, line: Number(line), column: Number(column ?? 1), from, to }];
    },
  );
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where the path begins that ends in a file's name; undefined when the name is only part of one. */
function startOfPath(text: string, name: number): number | undefined {
  let from = name;
  while (from > 0 && /[^\s()'"<>]/.test(text.charAt(from - 1))) from -= 1;
  return from === name || text.charAt(name - 1) === '/' ? from : undefined;
}

/** A place as an attribute holds it, and back: `main.mjs:2:9`. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Reads {@link formatPlace}; undefined when it is none. */
export function parsePlace(text: string): Place | undefined {
  const { file, line, column } =
    /^(?<file>.+):(?<line>\d+):(?<column>\d+)$/.exec(text)?.groups ?? {};
  if (file === undefined) return undefined;
  return { file, line: Number(line), column: Number(column) };
}
