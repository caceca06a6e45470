// The long form of `ls`: mode, links, owner, size and date of each file, in columns.
import type { Attributes } from '../disk/attributes.ts';
import { blockBytes } from '../disk/layout.ts';
import { kindMask, kinds } from '../disk/mode.ts';

/** A file as it is listed. */
export interface Listed {
  readonly name: string;
  readonly attributes: Attributes;
  /** Where a symbolic link leads. */
  readonly target: string | undefined;
}

const kindLetters: Readonly<Record<number, string>> = {
  [kinds.file]: '-',
  [kinds.folder]: 'd',
  [kinds.link]: 'l',
  [kinds.device]: 'c',
};
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** Half a year of 365.2425 days, in milliseconds: of what is older, the year is shown. */
const halfYear = 31_556_952_000 / 2;
/** Bytes of the unit in which `ls` counts room. */
const unit = 1024;
/** What a folder takes, as `fs.stat` has it. */
const folderRoom = 4096;

/** Permissions as `ls` writes them: `drwxr-xr-x`. */
export function modeText(mode: number): string {
  const letters = Array.from('rwxrwxrwx', (letter, at) => (mode & (1 << (8 - at)) ? letter : '-'));
  const special = [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ] as const;
  for (const [bit, at, letter] of special) {
    if (mode & bit) letters[at] = letters[at] === 'x' ? letter : letter.toUpperCase();
  }
  return (kindLetters[mode & kindMask] ?? '?') + letters.join('');
}

/** A size in bytes with a unit, rounded up: `1.5K`. */
export function humanSize(bytes: number): string {
  let size = bytes;
  let power = 0;
  for (; size >= unit; power += 1) size /= unit;
  if (power === 0) return String(size);
  const shown = size < 10 ? (Math.ceil(size * 10) / 10).toFixed(1) : String(Math.ceil(size));
  return (shown === '10.0' ? '10' : shown) + ('KMGT'[power - 1] ?? '');
}

/** A time as `ls` writes it, in the zone of the reader. All in milliseconds since 1970. */
export function dateText(time: number, now: number): string {
  const date = new Date(time);
  const two = (number: number, fill: string): string => String(number).padStart(2, fill);
  const day = `${months[date.getMonth()] ?? ''} ${two(date.getDate(), ' ')}`;
  const isRecent = time <= now && now - time < halfYear;
  if (!isRecent) return `${day}  ${String(date.getFullYear())}`;
  return `${day} ${two(date.getHours(), '0')}:${two(date.getMinutes(), '0')}`;
}

/** The line that says how much room files take. */
export function totalLine(files: readonly Listed[], human: boolean): string {
  const bytes = files.reduce((sum, { attributes }) => sum + roomOf(attributes), 0);
  return `total ${human ? humanSize(bytes) : String(bytes / unit)}\n`;
}

function roomOf({ mode, size }: Attributes): number {
  const kind = mode & kindMask;
  if (kind === kinds.folder) return folderRoom;
  return kind === kinds.file ? Math.ceil(size / blockBytes) * blockBytes : 0;
}

/** A line for each file. `owner` is the name of the user whom all of them belong to. */
export function longLines(
  files: readonly Listed[],
  { human, owner, now }: { readonly human: boolean; readonly owner: string; readonly now: number },
): string[] {
  const sizeOf = ({ size }: Attributes): string => (human ? humanSize(size) : String(size));
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((each) => each.length));
  const linksWidth = widest(files.map(({ attributes }) => String(attributes.links)));
  const sizeWidth = widest(files.map(({ attributes }) => sizeOf(attributes)));
  return files.map(({ name, attributes, target }) =>
    [
      modeText(attributes.mode),
      String(attributes.links).padStart(linksWidth),
      owner,
      owner,
      sizeOf(attributes).padStart(sizeWidth),
      dateText(attributes.modified, now),
      target === undefined ? name : `${name} -> ${target}`,
    ].join(' '),
  );
}
