// What packages may still say or be asked for, but better not: Node's warnings of it.
import type { Warn } from '../values/warn.ts';
import { packageJsonOf } from './package-targets.ts';
import type { Deprecations, Match, Package, TargetQuestion } from './package-targets.ts';

/** The warnings of one loader. */
export class PackageDeprecations implements Deprecations {
  readonly #warn: Warn;
  readonly #told = new Set<string>();

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  looseSlash(match: Match, target: string, where: 'target' | 'star'): void {
    const { key, star, isImports } = match;
    const request = star === undefined ? key : key.replace('*', () => star);
    const filled = star === undefined ? target : target.replaceAll('*', () => star);
    const isDouble = /[/\\]{2}/u.test(where === 'target' ? filled : request);
    const what = isDouble ? 'double slash' : 'leading or trailing slash matching';
    const matched = request === key ? '' : `matched to "${key}" `;
    this.#deprecate(
      `Use of deprecated ${what} resolving "${filled}" for module request "${request}" ${matched}` +
        `in the "${isImports ? 'imports' : 'exports'}" field module resolution of the package at ${placeOf(match)}.`,
      'DEP0166',
    );
  }

  /** Once of each. */
  trailingSlash(question: TargetQuestion, subpath: string): void {
    const key = `${packageJsonOf(question.from.folder)}|${subpath}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#deprecate(
      `Use of deprecated trailing slash pattern mapping "${subpath}" in the "exports" field module ` +
        `resolution of the package at ${placeOf(question)}. Mapping specifiers ending in "/" is no longer supported.`,
      'DEP0155',
    );
  }

  /** An ES module that a package begins with and does not name in full. */
  guessedMain({ folder, main }: Package, path: string, parent: string): void {
    const file = path.slice(folder.length + 1);
    this.#deprecate(
      typeof main === 'string'
        ? `Package ${folder}/ has a "main" field set to ${JSON.stringify(main)}, excluding the full ` +
            `filename and extension to the resolved file at "${file}", imported from ${parent}.\n` +
            ' Automatic extension resolution of the "main" field is deprecated for ES modules.'
        : `No "main" or "exports" field defined in the package.json for ${folder}/ resolving the main ` +
            `entry point "${file}", imported from ${parent}.\n` +
            'Default "index" lookups for the main are deprecated for ES modules.',
      'DEP0151',
    );
  }

  #deprecate(message: string, code: string): void {
    this.#warn(message, 'DeprecationWarning', code);
  }
}

function placeOf({ from, parent }: TargetQuestion): string {
  return `${packageJsonOf(from.folder)}${parent === '' ? '' : ` imported from ${parent}`}`;
}
