// `fs.glob`: the files that are as patterns say.
import { kindMask, kinds } from '../../disk/mode.ts';
import type { Disk } from '../../disk/disk.ts';
import { join, resolve } from '../../paths/posix.ts';
import { GLOBSTAR, partsOf } from './glob-patterns.ts';
import type { PatternPart } from './glob-patterns.ts';

/** Something that was found: its path, from where the search began or from the root. */
export interface Found {
  readonly path: string;
  readonly mode: number;
}

/** What a call of `glob` asks for. */
export interface GlobRequest {
  readonly patterns: readonly string[];
  /** The path from the root of where they begin. */
  readonly base: string;
  /** What is to be left out, and what is below it. `isNamed`: it is in a folder that `**` goes through. */
  readonly isExcluded: (found: Found, isNamed: boolean) => boolean;
}

/** How far a path has come on its way through a pattern. */
interface Position {
  readonly parts: readonly PatternPart[];
  readonly next: number;
  /** A `**` before the next part stood for no folder. */
  readonly isSkipped?: boolean;
}

interface Entry {
  readonly name: string;
  readonly mode: number;
}

const kindOf = ({ mode }: { readonly mode: number }): number => mode & kindMask;

/** Goes through the folders, those found last first, as Node does. */
export function* findAll(
  disk: Disk,
  { patterns, base, isExcluded }: GlobRequest,
): Generator<Found> {
  const told = new Set<string>();
  const waiting: { path: string; positions: Position[] }[] = [];

  function look(path: string, follow: boolean): { readonly mode: number } | undefined {
    try {
      return disk.stat(resolve(base, path), follow);
    } catch {
      return undefined;
    }
  }

  function* tell(path: string, mode: number): Generator<Found> {
    if (told.has(path)) return;
    told.add(path);
    yield { path, mode };
  }

  /** A folder that is to be gone through when its turn comes. */
  function visit(path: string, positions: Position[]): void {
    const known = waiting.find((each) => each.path === path);
    if (known) known.positions.push(...positions);
    else waiting.push({ path, positions });
  }

  function* go(path: string, given: readonly Position[]): Generator<Found> {
    const found = look(path, true);
    if (!found || kindOf(found) !== kinds.folder) return;
    const positions = given.flatMap(skippingNone);
    for (const { parts, next, isSkipped = false } of positions) {
      const part = parts[next];
      const isLast = next === parts.length - 1;
      if (isLast && (part === GLOBSTAR || part === '')) yield* tell(path, found.mode);
      else if (typeof part === 'string') {
        yield* step(path, part, { parts, next: next + 1, isSkipped });
      }
    }
    const open = positions.filter(({ parts, next }) => typeof parts[next] !== 'string');
    if (open.length > 0) yield* list(path, open);
  }

  /** Goes on to the one name that a pattern has next. */
  function* step(path: string, name: string, then: Position): Generator<Found> {
    const child = childOf(path, name);
    const found = look(child, false);
    if (!found) return;
    const isOver = then.next === then.parts.length;
    if (isExcluded({ path: child, mode: found.mode }, false)) return;
    if (isOver) yield* tell(child, found.mode);
    // What `**` finds by name is no way on where it is a link: see `advance`.
    else if (!then.isSkipped || kindOf(found) !== kinds.link)
      visit(child, [{ ...then, isSkipped: false }]);
  }

  function* list(path: string, open: readonly Position[]): Generator<Found> {
    const isByName = open.some(({ parts, next }) => parts[next] === GLOBSTAR);
    for (const entry of disk.readdir(resolve(base, path)).sort(byName)) {
      const { mode } = entry;
      const child = childOf(path, entry.name);
      if (isByName && isExcluded({ path: child, mode }, true)) continue;
      const further: Position[] = [];
      for (const position of open) {
        const { then, isMatch } = advance(entry, position);
        if (isMatch) yield* tell(child, mode);
        if (then) further.push(then);
      }
      if (further.length > 0 && !isExcluded({ path: child, mode }, false)) visit(child, further);
    }
  }

  for (const pattern of patterns) {
    for (const parts of partsOf(pattern)) {
      if (parts.length === 1 && (parts[0] === '' || parts[0] === '.')) continue;
      if (parts[0] === '') visit('/', [{ parts, next: 1 }]);
      else visit('', [{ parts, next: 0 }]);
    }
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) yield* go(next.path, next.positions);
}

/** A `**` may stand for no folder at all. */
function skippingNone(position: Position): Position[] {
  const { parts, next } = position;
  if (parts[next] !== GLOBSTAR || next === parts.length - 1) return [position];
  return [position, ...skippingNone({ parts, next: next + 1, isSkipped: true })];
}

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : 1);

/** The empty path is where the search began. */
function childOf(path: string, name: string): string {
  const child = join(path, name);
  return child === '.' ? '' : child;
}

function matchesName(part: PatternPart | undefined, name: string): boolean {
  return part instanceof RegExp ? part.test(name) : part === name;
}

/** What becomes of a position at an entry of its folder. */
function advance(
  entry: Entry,
  position: Position,
): { readonly isMatch: boolean; readonly then?: Position } {
  const { parts, next } = position;
  const part = parts[next];
  const isLast = next === parts.length - 1;
  const isFolder = kindOf(entry) === kinds.folder;
  if (part === GLOBSTAR) {
    if (entry.name.startsWith('.')) return { isMatch: false };
    if (isFolder) return { isMatch: false, then: position };
    // A link is followed by one step, lest the way goes in circles, and where its name is as that step says.
    const isStep = parts[0] === '.' || matchesName(parts[next + 1], entry.name);
    if (isLast || kindOf(entry) !== kinds.link || !isStep) return { isMatch: isLast };
    return { isMatch: false, then: { parts, next: next + 1 } };
  }
  if (!(part instanceof RegExp) || !part.test(entry.name)) return { isMatch: false };
  if (isLast) return { isMatch: true };
  return isFolder ? { isMatch: false, then: { parts, next: next + 1 } } : { isMatch: false };
}
