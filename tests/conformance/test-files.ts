// Which tests to run, and which files of Node's tree each of them needs.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { areaOf } from './areas.ts';
import type { MountedFile, TestCase } from './test-case.ts';

/** An entry of a list: paths begin with `test/`. What is left out is found in the tree. */
interface Listed {
  readonly file: string;
  readonly area?: string;
  readonly flags?: readonly string[] | string;
  readonly needs?: readonly string[];
}

/** Files of `test/fixtures` that are larger than this are tarballs and the like. */
const largestFixture = 256 * 1024;

/** Reads the tests of a list, or all of `test/parallel`. `folder` is Node's `test/` folder. */
export function readTestCases(folder: string, list: string | undefined): TestCase[] {
  const listed =
    list === undefined ? allOf(folder) : (JSON.parse(readFileSync(list, 'utf8')) as Listed[]);
  const tree = new Tree(folder);
  return listed.map(({ file, area, flags, needs }) => {
    const path = inTree(file);
    const text = readFileSync(join(folder, path), 'utf8');
    const own = [path, ...(needs?.map(inTree) ?? tree.neededBy(text))];
    return {
      file: `test/${path}`,
      area: area ?? areaOf(path),
      flags: typeof flags === 'string' ? words(flags) : (flags ?? flagsOf(text)),
      mounted: own.map((each) => tree.mounted(each)).filter((each) => each !== undefined),
    };
  });
}

/** `test/common` and what a test's own text names, for tests whose list does not say. */
class Tree {
  readonly #folder: string;
  readonly #mounted = new Map<string, MountedFile | undefined>();
  #common: readonly string[] | undefined;
  #fixtures: readonly string[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  neededBy(text: string): string[] {
    this.#common ??= this.#filesIn('common');
    if (!text.includes('fixtures')) return [...this.#common];
    this.#fixtures ??= this.#filesIn('fixtures').filter(
      (path) => statSync(join(this.#folder, path)).size <= largestFixture,
    );
    // A test names its fixtures in one text or part by part: the last folder or the file's own name.
    const named = this.#fixtures.filter((path) =>
      path
        .split('/')
        .slice(1)
        .some((part) => text.includes(part.replace(/\.\w+$/u, ''))),
    );
    return [...this.#common, ...named];
  }

  /** Undefined where there is no such file. */
  mounted(path: string): MountedFile | undefined {
    if (!this.#mounted.has(path)) this.#mounted.set(path, this.#read(path));
    return this.#mounted.get(path);
  }

  #read(path: string): MountedFile | undefined {
    const full = join(this.#folder, path);
    if (!existsSync(full)) return undefined;
    const bytes = readFileSync(full);
    const text = bytes.toString('utf8');
    const whole = Buffer.from(text, 'utf8').equals(bytes);
    return { path: `test/${path}`, ...(whole ? { text } : { base64: bytes.toString('base64') }) };
  }

  #filesIn(name: string): string[] {
    return globSync(`${name}/**/*`, { cwd: this.#folder }).filter((path) =>
      statSync(join(this.#folder, path)).isFile(),
    );
  }
}

function allOf(folder: string): Listed[] {
  return globSync('parallel/test-*.{js,mjs,cjs}', { cwd: folder })
    .sort()
    .map((file) => ({ file }));
}

function inTree(path: string): string {
  return path.replace(/^test\//u, '');
}

function flagsOf(text: string): string[] {
  return [...text.matchAll(/^\/\/ Flags:(.*)$/gmu)].flatMap(([, line = '']) => words(line));
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((each) => each !== '');
}

/** Whether a folder looks like Node's `test/`. */
export function isTestFolder(folder: string): boolean {
  return existsSync(join(folder, 'common/index.js')) && existsSync(dirname(folder));
}
