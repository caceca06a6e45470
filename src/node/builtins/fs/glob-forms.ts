// The three forms of `fs.glob`.
import { checkFunction, checkString, invalidArgType } from '../../errors/node-error.ts';
import { named } from '../../values/parameters.ts';
import { toPath } from './arguments.ts';
import { basename, dirname, join } from '../../paths/posix.ts';
import { Dirent } from './dirent.ts';
import { absolute } from './fs-context.ts';
import type { FsContext } from './fs-context.ts';
import type { Found } from './glob.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

type Callback = (error: unknown, matches?: unknown) => void;

function toPatterns(given: unknown): readonly string[] {
  if (!Array.isArray(given)) return [toText(given, 'patterns')];
  return given.map((each, at) => toText(each, `patterns[${String(at)}]`));
}

function toText(value: unknown, name: string): string {
  checkString(value, name);
  return value;
}

type Exclude = readonly string[] | ((entry: string | Dirent) => unknown);

function toExclude(given: unknown = []): Exclude {
  if (typeof given === 'function') return given as (entry: string | Dirent) => unknown;
  if (!Array.isArray(given)) {
    throw invalidArgType('options.exclude', 'of type function or string[]', given);
  }
  return given.map((each, at) => toText(each, `options.exclude[${String(at)}]`));
}

/** A pattern for all that is in a folder is one for the folder, too. */
const contents = '/**';

export function createGlob(context: FsContext, later: AfterPollRounds) {
  /** Checks what is asked for; gives what finds it. */
  function prepare(patterns: unknown, options: unknown = {}): () => (string | Dirent)[] {
    const checked = toPatterns(patterns);
    if (typeof options !== 'object' || options === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const given = options as Readonly<Record<string, unknown>>;
    const { cwd = '.', withFileTypes } = given;
    const from = cwd instanceof URL ? toPath(cwd) : toText(cwd, 'paths[0]');
    const exclude = toExclude(given['exclude']);
    const shown = ({ path, mode }: Found): string | Dirent => {
      if (withFileTypes !== true) return path || '.';
      const whole = path.startsWith('/') ? path : join(from, path);
      return Dirent.of(basename(whole), dirname(whole), mode);
    };
    return () => {
      const { findAll, matchesPattern } = context.globbing();
      const matches = (path: string, pattern: string): boolean =>
        matchesPattern(path, pattern, 'linux') ||
        (pattern.endsWith(contents) && matches(path, pattern.slice(0, -contents.length)));
      const isExcluded = (found: Found, isNamed: boolean): boolean => {
        if (typeof exclude !== 'function') return exclude.some((each) => matches(found.path, each));
        const entry = shown(found);
        return Boolean(exclude(isNamed && typeof entry === 'string' ? basename(entry) : entry));
      };
      const request = { patterns: checked, base: absolute(context, from), isExcluded };
      return Array.from(findAll(context.disk, request), shown);
    };
  }

  function glob(patterns: unknown, ...[options, last]: unknown[]): void {
    const [settings, callback] = typeof options === 'function' ? [{}, options] : [options, last];
    checkFunction(callback, 'cb');
    later(1, prepare(patterns, settings), callback as Callback);
  }

  async function* globPromised(patterns: unknown, options?: unknown) {
    const find = prepare(patterns, options);
    yield* await new Promise<(string | Dirent)[]>((resolve, reject) => {
      const job = (): void => {
        resolve(find());
      };
      later(1, job, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  return {
    glob: named('glob', 3, glob),
    globSync: named('globSync', 2, (patterns: unknown, options?: unknown) =>
      prepare(patterns, options)(),
    ),
    promised: named('glob', 2, globPromised),
  };
}
