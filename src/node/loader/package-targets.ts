// `exports` and `imports` of a package.json: which file a subpath stands for.
import { nodeError } from '../errors/node-error.ts';
import { urlAt } from '../paths/file-url.ts';

/** A package as far as it says what may be reached in it. */
export interface Package {
  /** An absolute path. */
  readonly folder: string;
  readonly name?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly main?: unknown;
  readonly type?: unknown;
}

export interface TargetQuestion {
  readonly from: Package;
  /** `import` or `require`, `node`, and what the command line adds. */
  readonly conditions: ReadonlySet<string>;
  /** The file that asks. */
  readonly parent: string;
  readonly deprecations: Deprecations;
}

/** Hears of what packages say, or are asked for, that they better would not. */
export interface Deprecations {
  /** A target with empty segments: its own, or in what its `*` stands for. */
  looseSlash(match: Match, target: string, where: 'target' | 'star'): void;
  /** A subpath of `exports` that ends with a slash. */
  trailingSlash(question: TargetQuestion, subpath: string): void;
}

type Conditions = Readonly<Record<string, unknown>>;

/** What a target came to: a path in the package (`./x`, as in a URL), or for `imports` a specifier. */
export interface Target {
  readonly kind: 'path' | 'specifier';
  readonly text: string;
}

function isConditions(value: unknown): value is Conditions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the package in a folder says what it is. */
export function packageJsonOf(folder: string): string {
  return folder === '/' ? '/package.json' : `${folder}/package.json`;
}

/** `@scope/name/sub/path` as `@scope/name` and `./sub/path`; the package itself is `.`. */
export function split(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { name, subpath: parts.length === 0 ? '.' : `./${parts.join('/')}` };
}

/**
 * The path in the package that `./subpath` stands for, or `.` for the package itself. Throws
 * `ERR_PACKAGE_PATH_NOT_EXPORTED`.
 */
export function exportTarget(question: TargetQuestion, subpath: string): string {
  const { from } = question;
  const { exports } = from;
  const isMap = isConditions(exports) && isSubpathMap(question, Object.keys(exports));
  const map: Conditions = isMap ? exports : { '.': exports };
  const found = find(question, map, subpath, false);
  if (found) return found.text;
  const parent = question.parent === '' ? '' : ` imported from ${question.parent}`;
  const message =
    subpath === '.'
      ? `No "exports" main defined in ${packageJsonOf(from.folder)}${parent}`
      : `Package subpath '${subpath}' is not defined by "exports" in ${packageJsonOf(from.folder)}${parent}`;
  throw nodeError(Error, 'ERR_PACKAGE_PATH_NOT_EXPORTED', message);
}

/** Whether `exports` names subpaths, and no conditions. Throws where it does both. */
function isSubpathMap(question: TargetQuestion, keys: readonly string[]): boolean {
  const subpaths = keys.filter((key) => key.startsWith('.'));
  if (subpaths.length === 0 || subpaths.length === keys.length) return subpaths.length > 0;
  const reason =
    '"exports" cannot contain some keys starting with \'.\' and some not. The exports object must ' +
    'either be an object of package subpath keys or an object of main entry condition name keys only.';
  throw invalidConfig(question, reason);
}

/** The target of `#name`. Throws `ERR_PACKAGE_IMPORT_NOT_DEFINED`. */
export function importTarget(question: TargetQuestion, specifier: string): Target {
  const { from, parent } = question;
  const map = isConditions(from.imports) ? from.imports : {};
  const found = find(question, map, specifier, true);
  if (found) return found;
  throw nodeError(
    TypeError,
    'ERR_PACKAGE_IMPORT_NOT_DEFINED',
    `Package import specifier "${specifier}" is not defined in package ${packageJsonOf(from.folder)} imported from ${parent}`,
  );
}

function find(
  question: TargetQuestion,
  map: Conditions,
  key: string,
  isImports: boolean,
): Target | undefined {
  const isExact =
    Object.hasOwn(map, key) && !key.includes('*') && (isImports || !key.endsWith('/'));
  if (isExact) {
    const match = { ...question, key, star: undefined, isImports, mayBeLoose: false };
    return resolve(match, map[key]) ?? undefined;
  }
  // The longest head wins, as in Node.
  const patterns = Object.keys(map)
    .filter((each) => each.split('*').length === 2)
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  for (const pattern of patterns) {
    const [head = '', tail = ''] = pattern.split('*');
    if (!key.startsWith(head) || key === head) continue;
    const mayBeLoose = !isImports && key.endsWith('/');
    if (mayBeLoose) question.deprecations.trailingSlash(question, key);
    if (!key.endsWith(tail) || key.length < pattern.length) continue;
    const star = key.slice(head.length, key.length - tail.length);
    const match = { ...question, key: pattern, star, isImports, mayBeLoose };
    return resolve(match, map[pattern]) ?? undefined;
  }
  return undefined;
}

/** A key of `exports` or `imports` that was asked for. */
export interface Match extends TargetQuestion {
  readonly key: string;
  /** What the `*` of the key stands for. */
  readonly star: string | undefined;
  readonly isImports: boolean;
  /** Of its empty segments nothing is said: it was warned of in other words. */
  readonly mayBeLoose: boolean;
}

/** Undefined: no condition holds. Null: the package says no. */
function resolve(match: Match, target: unknown): Target | undefined | null {
  if (typeof target === 'string') return resolveText(match, target);
  if (target === null) return null;
  if (Array.isArray(target)) {
    let failure: unknown;
    for (const each of target as unknown[]) {
      try {
        const found = resolve(match, each);
        if (found) return found;
      } catch (error) {
        failure = error;
      }
    }
    if (failure instanceof Error) throw failure;
    return null;
  }
  if (!isConditions(target)) throw invalidTarget(match, target);
  if (Object.keys(target).some((key) => /^(?:0|[1-9]\d*)$/u.test(key)))
    throw invalidConfig(match, '"exports" cannot contain numeric property keys.');
  for (const [condition, value] of Object.entries(target)) {
    if (condition !== 'default' && !match.conditions.has(condition)) continue;
    const found = resolve(match, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a path has segments that would lead out of the package, or into another one. */
function hasBadSegment(path: string): boolean {
  return segmentsOf(path).some((each) => /^(?:\.{1,2}|node_modules)$/iu.test(each));
}

function hasEmptySegment(path: string): boolean {
  return segmentsOf(path).includes('');
}

/** The segments of a path in a URL, where letters and dots may be escaped. */
function segmentsOf(path: string): string[] {
  const plain = path.replace(/%(?:2e|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\da])/giu, decodeURIComponent);
  return plain.split(/[/\\]/u);
}

function resolveText(match: Match, target: string): Target {
  const { from, star, isImports, parent, deprecations } = match;
  const filled = star === undefined ? target : target.replaceAll('*', () => star);
  if (!target.startsWith('./')) {
    const isPackage = isImports && !target.startsWith('../') && !target.startsWith('/');
    if (isPackage && (target.startsWith('node:') || !URL.canParse(target)))
      return { kind: 'specifier', text: filled };
    throw invalidTarget(match, target);
  }
  if (hasBadSegment(target.slice(2))) throw invalidTarget(match, target);
  if (!match.mayBeLoose && hasEmptySegment(target.slice(2)))
    deprecations.looseSlash(match, target, 'target');
  if (star !== undefined && hasBadSegment(star)) {
    const message =
      `Invalid module "${match.key.replace('*', () => star)}" request is not a valid match in pattern ` +
      `"${match.key}" for the "${isImports ? 'imports' : 'exports'}" resolution of ` +
      `${packageJsonOf(from.folder)} imported from ${parent}`;
    throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
  }
  if (star !== undefined && !match.mayBeLoose && hasEmptySegment(star))
    deprecations.looseSlash(match, target, 'star');
  return { kind: 'path', text: filled };
}

function invalidConfig({ from, parent }: TargetQuestion, reason: string): Error {
  const importing = parent === '' ? '' : ` while importing ${urlAt(parent)}`;
  const message = `Invalid package config ${packageJsonOf(from.folder)}${importing}. ${reason}`;
  return nodeError(Error, 'ERR_INVALID_PACKAGE_CONFIG', message);
}

function invalidTarget({ from, key, isImports, parent }: Match, target: unknown): Error {
  const shown = JSON.stringify(target);
  const hint =
    typeof target === 'string' && !target.startsWith('./') && target.length > 0 && !isImports
      ? '; targets must start with "./"'
      : '';
  const message = isImports
    ? `Invalid "imports" target ${shown} defined for '${key}' in the package config ${packageJsonOf(from.folder)} imported from ${parent}${hint}`
    : key === '.'
      ? `Invalid "exports" main target ${shown} defined in the package config ${packageJsonOf(from.folder)} imported from ${parent}${hint}`
      : `Invalid "exports" target ${shown} defined for '${key}' in the package config ${packageJsonOf(from.folder)} imported from ${parent}${hint}`;
  return nodeError(Error, 'ERR_INVALID_PACKAGE_TARGET', message);
}
