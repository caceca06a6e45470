// Windows paths as Node treats them, wherever it runs: what needs no working directory.
import { checkString } from '../errors/node-error.ts';
import { formatWith } from './parsed.ts';
import type { ParsedPath } from './parsed.ts';
import { collapse, deviceName, drive, rootLength, sep, slash, split } from './windows-roots.ts';

export const delimiter = ';';
export { sep };

export function isAbsolute(path: string): boolean {
  checkString(path, 'path');
  return slash.test(path.charAt(0)) || (drive.test(path) && slash.test(path.charAt(2)));
}

/** Whether what was a plain name could be read as a drive or a device once it stands in front. */
function seemsDevice(path: string, tail: string): boolean {
  return drive.test(tail) || /:(?:[\\/]|$)/u.test(path);
}

export function normalize(path: string): string {
  checkString(path, 'path');
  if (path === '') return '.';
  if (path.length === 1) return path === '/' ? sep : path;
  const name = deviceName.exec(path)?.[0];
  if (name !== undefined) return `.${sep}${name}${tailOf(path.slice(name.length), false)}`;
  const { device, absolute, start } = split(path);
  if (device.startsWith(sep) && start === path.length) return device + sep;
  const tail = tailOf(path.slice(start), absolute);
  if (!absolute && device === '' && seemsDevice(path, tail)) return `.${sep}${tail}`;
  return device + (absolute ? sep : '') + tail;
}

/** What comes behind a root, with the slash at its end if it has one. */
function tailOf(path: string, absolute: boolean): string {
  const collapsed = collapse(path, absolute) || (absolute ? '' : '.');
  return collapsed !== '' && slash.test(path.at(-1) ?? '') ? collapsed + sep : collapsed;
}

export function join(...paths: string[]): string {
  for (const path of paths) checkString(path, 'path');
  const given = paths.filter((path) => path !== '');
  const [first = ''] = given;
  if (given.length === 0) return '.';
  const joined = given.join(sep);
  // Two slashes name a server only where the first part alone begins with just those two.
  const whole = /^[\\/]{2}[^\\/]/u.test(first) ? joined : joined.replace(/^[\\/]{2,}/u, sep);
  if (whole.split(sep).some((each) => deviceName.test(each))) return whole.replaceAll('/', sep);
  return normalize(whole);
}

export function dirname(path: string): string {
  checkString(path, 'path');
  const root = rootLength(path);
  const at = path.slice(root).search(/[\\/][^\\/]+[\\/]*$/u);
  if (at >= 0) return path.slice(0, root + at);
  return root === 0 ? '.' : path.slice(0, root);
}

/** The last segment of a path that has no drive. */
function baseOf(path: string): string {
  return /([^\\/]*)[\\/]*$/u.exec(path)?.[1] ?? '';
}

export function basename(path: string, suffix?: string): string {
  if (suffix !== undefined) checkString(suffix, 'suffix');
  checkString(path, 'path');
  const bare = drive.test(path) ? path.slice(2) : path;
  const base = baseOf(bare);
  if (suffix === undefined || suffix === '' || suffix.length > path.length) return base;
  if (suffix === path) return '';
  // Node leaves a path of slashes alone when it looks for a suffix.
  if (base === '') return bare;
  return suffix !== base && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

function extensionOf(base: string): string {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

export function extname(path: string): string {
  checkString(path, 'path');
  return extensionOf(basename(path));
}

export function parse(path: string): ParsedPath {
  checkString(path, 'path');
  const length = rootLength(path);
  const root = path.slice(0, length);
  const base = baseOf(path.slice(length));
  const ext = extensionOf(base);
  // A folder is there where something of the path stands in front of the last segment.
  const dir = base === '' || path.search(/[\\/][^\\/]+[\\/]*$/u) < 0 ? root : dirname(path);
  return { root, dir, base, ext, name: base.slice(0, base.length - ext.length) };
}

export function format(parts: Partial<ParsedPath>): string {
  return formatWith(parts, sep);
}
