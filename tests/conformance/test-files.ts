// Which tests to run, and which files of Node's tree each of them needs.
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
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

/** Of `test/fixtures`, what is found without being named. */
const modules = 'node_modules';

/** Reads the tests of a list, or all of `test/parallel`. `folder` is Node's `test/` folder. */
export function readTestCases(folder: string, list: string | undefined): TestCase[] {
  const listed =
    list === undefined ? allOf(folder) : (JSON.parse(readFileSync(list, 'utf8')) as Listed[]);
  const tree = new Tree(folder);
  return listed.map(({ file, area, flags, needs }) => {
    const path = inTree(file);
    const text = readFileSync(join(folder, path), 'utf8');
    const own = [path, ...(needs?.map(inTree) ?? tree.neededBy(path))];
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

  neededBy(path: string): string[] {
    this.#common ??= this.#filesIn('common');
    const texts = [...this.#withNamed([path])].map((each) => this.#text(each));
    const fixtures = this.#fixturesOf(texts.join('\n'), basename(path, extname(path)));
    return [...this.#common, ...this.#withNamed([path, ...fixtures])];
  }

  /** What a text names, and what bears the test's own name. */
  #fixturesOf(text: string, own: string): string[] {
    if (!text.includes('fixtures')) return [];
    this.#fixtures ??= this.#filesIn('fixtures').filter(
      (path) => statSync(join(this.#folder, path)).size <= largestFixture,
    );
    const named = namesIn(text).add(own);
    const isNamed = (part: string): boolean =>
      named.has(part) || named.has(part.replace(/\.\w+$/u, ''));
    return this.#fixtures.filter((path) => {
      const [top = '', ...below] = path.split('/').slice(1);
      // What lies together is needed together, but for the web's own thousands of tests.
      return top === 'wpt' ? below.some(isNamed) && isNamed(top) : isNamed(top) || top === modules;
    });
  }

  /** Some files, those that they name by a relative path, and what these name. */
  #withNamed(paths: readonly string[]): Set<string> {
    const all = new Set(paths);
    for (const path of all) {
      if (!/\.[cm]?js$/u.test(path)) continue;
      for (const [, name = ''] of this.#text(path).matchAll(/['"`](\.\.?\/[\w./-]+)['"`?#]/gu)) {
        for (const ending of ['', '.js', '.mjs', '.cjs', '.json', '/index.js']) {
          const named = join(dirname(path), name + ending);
          if (!named.startsWith('..') && this.#isFile(named)) all.add(named);
        }
      }
    }
    return all;
  }

  #text(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  #isFile(path: string): boolean {
    return statSync(join(this.#folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
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
    // A plain array of bytes: Playwright sends no `Buffer`.
    return { path: `test/${path}`, contents: whole ? text : Uint8Array.from(bytes) };
  }

  #filesIn(name: string): string[] {
    const paths = readdirSync(join(this.#folder, name), { recursive: true, encoding: 'utf8' });
    return paths.map((path) => join(name, path)).filter((path) => this.#isFile(path));
  }
}

/** A test names its fixtures in one text or part by part: what stands in quotes, between slashes. */
function namesIn(text: string): Set<string> {
  const quoted = text.matchAll(/(['"`])((?:(?!\1)[^\n\\])*)\1/gu);
  return new Set([...quoted].flatMap(([, , words = '']) => words.split(/[/?#]/u)));
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
