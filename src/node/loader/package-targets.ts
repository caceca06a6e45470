// `exports` and `imports` of a package.json: which file a subpath stands for.
import { nodeError } from '../errors/node-error.ts';

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

/**
 * The path in the package that `./subpath` stands for, or `.` for the package itself. Throws
 * `ERR_PACKAGE_PATH_NOT_EXPORTED`.
 */
export function exportTarget(question: TargetQuestion, subpath: string): string {
  const { from } = question;
  const { exports } = from;
  const isMap = isConditions(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
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
  if (Object.hasOwn(map, key) && !key.includes('*')) {
    return resolve({ ...question, key, star: undefined, isImports }, map[key]) ?? undefined;
  }
  // The longest head wins, as in Node.
  const patterns = Object.keys(map)
    .filter((each) => each.split('*').length === 2)
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  for (const pattern of patterns) {
    const [head = '', tail = ''] = pattern.split('*');
    const matches = key.startsWith(head) && key.endsWith(tail) && key.length >= pattern.length;
    if (!matches || key === head) continue;
    const star = key.slice(head.length, key.length - tail.length);
    return resolve({ ...question, key: pattern, star, isImports }, map[pattern]) ?? undefined;
  }
  return undefined;
}

interface Match extends TargetQuestion {
  readonly key: string;
  /** What the `*` of the key stands for. */
  readonly star: string | undefined;
  readonly isImports: boolean;
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
  for (const [condition, value] of Object.entries(target)) {
    if (condition !== 'default' && !match.conditions.has(condition)) continue;
    const found = resolve(match, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Segments that would lead out of the package, or into another one. */
const badSegment = /(?:^|\/|\\)(?:\.{1,2}|node_modules)(?:\/|\\|$)/iu;

function resolveText(match: Match, target: string): Target {
  const { from, star, isImports, parent } = match;
  const filled = star === undefined ? target : target.replaceAll('*', star);
  if (!target.startsWith('./')) {
    const isPackage = isImports && !target.startsWith('../') && !target.startsWith('/');
    if (isPackage && (target.startsWith('node:') || !URL.canParse(target)))
      return { kind: 'specifier', text: filled };
    throw invalidTarget(match, target);
  }
  if (badSegment.test(target.slice(2))) throw invalidTarget(match, target);
  if (star !== undefined && badSegment.test(star)) {
    const message =
      `Invalid module "${match.key.replace('*', star)}" request is not a valid match in pattern ` +
      `"${match.key}" for the "${isImports ? 'imports' : 'exports'}" resolution of ` +
      `${packageJsonOf(from.folder)} imported from ${parent}`;
    throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
  }
  return { kind: 'path', text: filled };
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
