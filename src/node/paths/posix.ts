// POSIX paths as Node treats them.
import { checkString } from '../errors/node-error.ts';
import { formatWith } from './parsed.ts';
import type { ParsedPath } from './parsed.ts';
import { collapseSegments } from './segments.ts';
import { workingDirectory } from './working-directory.ts';

export const sep = '/';
export const delimiter = ':';

/** The path with `.` and `..` worked out. */
function collapse(path: string, absolute: boolean): string {
  return collapseSegments(path.split(sep), absolute).join(sep);
}

export function isAbsolute(path: string): boolean {
  checkString(path, 'path');
  return path.startsWith(sep);
}

export function normalize(path: string): string {
  checkString(path, 'path');
  if (path === '') return '.';
  const absolute = path.startsWith(sep);
  const collapsed = collapse(path, absolute);
  if (collapsed === '') return absolute ? sep : path.endsWith(sep) ? './' : '.';
  return (absolute ? sep : '') + collapsed + (path.endsWith(sep) ? sep : '');
}

export function join(...paths: string[]): string {
  for (const path of paths) checkString(path, 'path');
  const joined = paths.filter((path) => path !== '').join(sep);
  return joined === '' ? '.' : normalize(joined);
}

export function resolve(...paths: string[]): string {
  let resolved = '';
  for (const [index, path] of [...paths].reverse().entries()) {
    checkString(path, `paths[${String(paths.length - 1 - index)}]`);
    if (path === '') continue;
    resolved = resolved === '' ? path : `${path}/${resolved}`;
    if (path.startsWith(sep)) return sep + collapse(resolved, true);
  }
  return sep + collapse(`${workingDirectory.path}/${resolved}`, true);
}

export function relative(from: string, to: string): string {
  checkString(from, 'from');
  checkString(to, 'to');
  const start = resolve(from).split(sep).filter(Boolean);
  const end = resolve(to).split(sep).filter(Boolean);
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared += 1;
  return [...start.slice(shared).fill('..'), ...end.slice(shared)].join(sep);
}

export function toNamespacedPath(path: string): string {
  return path;
}

/** The path without its trailing slashes; of `//` one is left. */
function trim(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' && path !== '' ? sep : trimmed;
}

export function dirname(path: string): string {
  checkString(path, 'path');
  const trimmed = trim(path);
  const at = trimmed.lastIndexOf(sep);
  if (at < 0) return '.';
  if (at === 0) return sep;
  // Exactly two leading slashes stay two, as POSIX lets them mean something of their own.
  return at === 1 && trimmed.startsWith('//') ? '//' : trimmed.slice(0, at);
}

export function basename(path: string, suffix?: string): string {
  checkString(path, 'path');
  if (suffix !== undefined) checkString(suffix, 'suffix');
  const trimmed = path.replace(/\/+$/, '');
  const base = trimmed.slice(trimmed.lastIndexOf(sep) + 1);
  if (suffix === undefined || suffix === '' || suffix.length > path.length) return base;
  if (suffix === path) return '';
  // Node leaves a path of slashes alone when it looks for a suffix.
  if (base === '') return path;
  return suffix !== base && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

export function extname(path: string): string {
  const base = basename(path);
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

export function parse(path: string): ParsedPath {
  checkString(path, 'path');
  const root = path.startsWith(sep) ? sep : '';
  const base = basename(path);
  const ext = extname(base);
  const trimmed = trim(path);
  const at = trimmed.lastIndexOf(sep);
  const dir = base === '' ? root : at > 0 ? trimmed.slice(0, at) : at === 0 ? sep : '';
  return { root, dir, base, ext, name: base.slice(0, base.length - ext.length) };
}

export function format(parts: Partial<ParsedPath>): string {
  return formatWith(parts, sep);
}
