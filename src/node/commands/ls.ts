// `ls`: what is in folders, as GNU's lists it where nobody watches it on a terminal.
import type { Attributes } from '../disk/attributes.ts';
import { DiskFailure } from '../disk/failure.ts';
import { kindMask, kinds } from '../disk/mode.ts';
import { resolve } from '../paths/posix.ts';
import type { Command, CommandContext } from './command-context.ts';
import { longLines, totalLine } from './ls-long.ts';
import type { Listed } from './ls-long.ts';
import { readListOptions } from './ls-options.ts';
import type { ListOptions } from './ls-options.ts';

const codes = { trouble: 1, wrong: 2 } as const;

class Listing {
  readonly #context: CommandContext;
  readonly #options: ListOptions;
  #isFirst = true;
  code = 0;

  constructor(context: CommandContext, options: ListOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** A name on the command line. A link is followed, but in the long form. */
  find(name: string): Listed | undefined {
    const { long, foldersThemselves } = this.#options;
    const path = name && resolve(this.#context.cwd, name);
    const found =
      (long || foldersThemselves ? undefined : this.#stat(path, true)) ?? this.#stat(path, false);
    if (found) return this.#listed(name, path, found);
    this.#fail(`cannot access '${name}': No such file or directory`, codes.wrong);
    return undefined;
  }

  /** Prints files that were named. */
  files(files: readonly Listed[]): void {
    if (files.length === 0) return;
    this.#isFirst = false;
    this.#print(this.#sorted(files));
  }

  /** Prints what is in a folder, and with `-R` what is in its folders. */
  folder(name: string, titled: boolean, isNamed = true): void {
    const path = resolve(this.#context.cwd, name);
    const files = this.#entries(name, path, isNamed);
    if (!files) return;
    const { long, human, recursive } = this.#options;
    const gap = this.#isFirst ? '' : '\n';
    this.#isFirst = false;
    if (titled) this.#context.write('stdout', `${gap}${name}:\n`);
    if (long) this.#context.write('stdout', totalLine(files, human));
    this.#print(files);
    if (!recursive) return;
    for (const each of files) {
      if (!isFolder(each) || each.name === '.' || each.name === '..') continue;
      this.folder(`${name === '/' ? '' : name}/${each.name}`, true, false);
    }
  }

  #entries(name: string, path: string, isNamed: boolean): Listed[] | undefined {
    const { all } = this.#options;
    const names = this.#attempt(() => this.#context.disk.readdir(path).map((each) => each.name));
    if (!names) {
      const code = isNamed ? codes.wrong : codes.trouble;
      this.#fail(`cannot open directory '${name}': Permission denied`, code);
      return undefined;
    }
    const shown = all === 'none' ? names.filter((each) => !each.startsWith('.')) : names;
    return this.#sorted(
      (all === 'all' ? ['.', '..', ...shown] : shown).flatMap((each) => {
        const at = resolve(path, each);
        const found = this.#stat(at, false);
        return found ? [this.#listed(each, at, found)] : [];
      }),
    );
  }

  #sorted(files: readonly Listed[]): Listed[] {
    const { byTime, reverse } = this.#options;
    const sorted = files.toSorted((a, b) => {
      const later = byTime ? b.attributes.modified - a.attributes.modified : 0;
      return later || (a.name < b.name ? -1 : 1);
    });
    return reverse ? sorted.reverse() : sorted;
  }

  #print(files: readonly Listed[]): void {
    if (files.length === 0) return;
    const { long, human } = this.#options;
    const owner = this.#context.env['USER'] ?? 'reader';
    const lines = long
      ? longLines(files, { human, owner, now: Date.now() })
      : files.map(({ name }) => name);
    this.#context.write('stdout', lines.map((line) => `${line}\n`).join(''));
  }

  #listed(name: string, path: string, attributes: Attributes): Listed {
    const isLink = (attributes.mode & kindMask) === kinds.link;
    const target = isLink ? this.#attempt(() => this.#context.disk.readlink(path)) : undefined;
    return { name, attributes, target };
  }

  #stat(path: string, follow: boolean): Attributes | undefined {
    return this.#attempt(() => this.#context.disk.stat(path, follow));
  }

  #attempt<T>(call: () => T): T | undefined {
    try {
      return call();
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error;
      return undefined;
    }
  }

  #fail(message: string, code: number): void {
    this.#context.write('stderr', `ls: ${message}\n`);
    this.code = Math.max(this.code, code);
  }
}

function isFolder({ attributes }: Listed): boolean {
  return (attributes.mode & kindMask) === kinds.folder;
}

/** Lists files; what it cannot do, it says as GNU's does. */
export const ls: Command = (context) => {
  const read = readListOptions(context.args);
  if ('wrong' in read) {
    context.write('stderr', `ls: ${read.wrong}\nTry 'ls --help' for more information.\n`);
    return codes.wrong;
  }
  const { options, names } = read;
  const listing = new Listing(context, options);
  const found = names.flatMap((name) => listing.find(name) ?? []);
  const isOpened = (each: Listed): boolean => isFolder(each) && !options.foldersThemselves;
  listing.files(found.filter((each) => !isOpened(each)));
  const folders = found.filter(isOpened).map(({ name }) => name);
  if (options.reverse) folders.sort().reverse();
  else folders.sort();
  for (const name of folders) listing.folder(name, names.length > 1 || options.recursive);
  return listing.code;
};
