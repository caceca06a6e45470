// The package.json files that a program can see.
import type { Files } from '../disk/program-files.ts';
import { dirname, resolve as resolvePath } from '../paths/posix.ts';
import { packageJsonOf } from './package-targets.ts';
import type { Package } from './package-targets.ts';

export interface Packages {
  /** The package in a folder, if there is one. Throws `ERR_INVALID_PACKAGE_CONFIG`. */
  in(folder: string, asking?: PackageAsking): Package | undefined;
  /** The package that a file belongs to. */
  around(path: string): Package | undefined;
}

/** On whose behalf a package is looked at: the specifier, and the file that has it. */
interface PackageAsking {
  readonly specifier: string;
  readonly parent: string;
}

/** Each package.json is read once, as in Node; one that is not there is looked for again. */
export function createPackages(files: Files): Packages {
  const known = new Map<string, Package>();

  function read(folder: string, asking?: PackageAsking): Package | undefined {
    const found = known.get(folder);
    if (found) return found;
    const path = packageJsonOf(folder);
    const text = files.read(path);
    if (text === undefined) return undefined;
    try {
      const made = { ...(JSON.parse(text) as object), folder };
      known.set(folder, made);
      return made;
    } catch {
      const importing = asking && ` while importing "${asking.specifier}" from ${asking.parent}`;
      // Thrown by the part of Node that is no JavaScript: no code in the stack.
      const error = new Error(`Invalid package config ${path}${importing ?? ''}.`);
      throw Object.assign(error, { code: 'ERR_INVALID_PACKAGE_CONFIG' });
    }
  }

  return {
    in: read,
    around(path) {
      for (let folder = dirname(path); ; folder = dirname(folder)) {
        if (folder.endsWith('/node_modules')) return undefined;
        const found = read(folder);
        // What a program's hooks have made up lies nowhere.
        if (found || folder === '/' || folder === '.') return found;
      }
    },
  };
}

/** The `node_modules` folders on the way up from a folder, its own first. */
export function nodeModulePaths(from: string): string[] {
  const paths: string[] = [];
  for (let folder = resolvePath(from); ; folder = dirname(folder)) {
    if (folder === '/') return [...paths, '/node_modules'];
    if (!folder.endsWith('/node_modules')) paths.push(`${folder}/node_modules`);
  }
}
