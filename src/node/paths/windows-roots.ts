// What a Windows path begins with, and its segments behind that.
import { collapseSegments } from './segments.ts';

export const sep = '\\';
/** Windows takes both. */
export const slash = /[\\/]/u;
const slashes = /[\\/]+/u;
/** `\\server\share`, with no more than its own slashes. */
const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/u;
export const drive = /^[a-z]:/iu;
const deviceSpace = /^[\\/]{2}([.?])[\\/]+[^\\/]/u;
/** A device of old, which no folder can hold: `NUL:`. */
export const deviceName = /^(?:CON|PRN|AUX|NUL|(?:COM|LPT)[1-9¹²³]):/iu;

export interface Split {
  /** `C:` or `\\server\share`; empty where there is none. */
  readonly device: string;
  readonly absolute: boolean;
  /** Where the segments begin. */
  readonly start: number;
}

/** A path’s beginning: `C:\x`, `C:x`, `\x`, `\\server\share\x` or `\\.\device`. */
export function split(path: string): Split {
  const space = deviceSpace.exec(path);
  if (space) return { device: `\\\\${space[1] ?? ''}`, absolute: true, start: 4 };
  const server = share.exec(path);
  if (server) {
    const [{ length }, name = '', folder = ''] = server;
    return { device: `\\\\${name}\\${folder}`, absolute: true, start: length };
  }
  if (!drive.test(path)) {
    const absolute = slash.test(path.charAt(0));
    return { device: '', absolute, start: absolute ? 1 : 0 };
  }
  const absolute = slash.test(path.charAt(2));
  return { device: path.slice(0, 2), absolute, start: absolute ? 3 : 2 };
}

/** The path with `.` and `..` worked out. */
export function collapse(path: string, absolute: boolean): string {
  return collapseSegments(path.split(slashes), absolute).join(sep);
}

/** The length of the part that `dirname` never goes above. */
export function rootLength(path: string): number {
  const server = share.exec(path);
  if (server) {
    const [{ length }] = server;
    return slash.test(path.charAt(length)) ? length + 1 : length;
  }
  if (drive.test(path)) return slash.test(path.charAt(2)) ? 3 : 2;
  return slash.test(path.charAt(0)) ? 1 : 0;
}
