// `cpSync`: of what Node does in its own code, and of what the C++ library does for it.
import { kindMask } from '../../disk/mode.ts';
import { DiskFailure } from '../../disk/failure.ts';
import type { FailureCode } from '../../disk/failure.ts';
import { calling } from '../../disk/worded-errors.ts';
import { nodeError } from '../../errors/node-error.ts';
import { dirname, isAbsolute, join, resolve } from '../../paths/posix.ts';
import { systemErrors } from '../../system/errors.ts';
import { toFlags } from './arguments.ts';
import { refusal, replaceLink } from './copy-later.ts';
import type { CopyOptions } from './copy-options.ts';
import { isFile, isFolder, isLink } from './copy-steps.ts';
import type { CopySteps } from './copy-steps.ts';

const plain = (code: string, message: string): Error => nodeError(Error, code, message);

/** Texts of the C library that are not libuv's with a large letter. */
const texts: Partial<Record<FailureCode, string>> = {
  EEXIST: 'File exists',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
};

/** An error as the C++ library words it. */
function libraryError(code: FailureCode, syscall: string, path: string): Error {
  const [errno, text] = systemErrors[code];
  const words = texts[code] ?? `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return Object.assign(new Error(`${code}, ${words} '${path}'`), {
    errno: -errno,
    code,
    path,
    syscall,
  });
}

/** Runs a step of the C++ library's. */
function library<T>(path: string, step: () => T, syscall = 'cp'): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    throw libraryError(error.code, syscall, path);
  }
}

/** `cpSync` of checked arguments. */
export function createCopyAtOnce(steps: CopySteps) {
  const { at, call, disk, lies, stat, whole } = steps;

  function isLeftOut(from: string, to: string, { filter }: CopyOptions): boolean {
    if (filter === undefined) return false;
    const said = filter(from, to);
    if (said instanceof Promise) {
      const message =
        'Expected boolean to be returned from the "filter" function but got an instance of Promise.';
      throw nodeError(TypeError, 'ERR_INVALID_RETURN_VALUE', message);
    }
    return !said;
  }

  /** What is at a path, or undefined where it cannot be told. */
  function find(path: string, follow = true) {
    try {
      return disk.stat(at(path), follow);
    } catch {
      return undefined;
    }
  }

  /** A source's links are followed here unless they are to be dereferenced: so it is in Node. */
  function check(from: string, to: string, { dereference, recursive }: CopyOptions): void {
    const source = calling(
      dereference ? 'stat' : 'lstat',
      () => disk.stat(at(from), !dereference),
      from,
    );
    const target = find(to, dereference);
    const takesFolder = isFolder(source) || (dereference && isLink(source));
    const inode = find(from)?.inode;
    if (target) {
      if (inode !== undefined && find(to)?.inode === inode) {
        throw plain('ERR_FS_CP_EINVAL', `src and dest cannot be the same ${to}`);
      }
      if (takesFolder && !isFolder(target)) {
        const message = `Cannot overwrite non-directory ${to} with directory ${from}`;
        throw plain('ERR_FS_CP_DIR_TO_NON_DIR', message);
      }
      if (!takesFolder && isFolder(target)) {
        const message = `Cannot overwrite directory ${to} with non-directory ${from}`;
        throw plain('ERR_FS_CP_NON_DIR_TO_DIR', message);
      }
    }
    const folder = from.endsWith('/') ? from : `${from}/`;
    if ((takesFolder && to.startsWith(folder)) || isAbove(from, inode, to)) {
      const message = `Cannot copy ${folder} to a subdirectory of self ${to}`;
      throw plain('ERR_FS_CP_EINVAL', message);
    }
    if (takesFolder && !recursive) {
      const message = `Recursive option not enabled, cannot copy a directory: ${folder}`;
      throw plain('ERR_FS_EISDIR', message);
    }
    if (!target || !find(dirname(to))) {
      try {
        disk.putFolder(at(dirname(to)));
      } catch {
        // The copying itself will say why not.
      }
    }
  }

  function isAbove(from: string, inode: number | undefined, to: string): boolean {
    if (dirname(to) === dirname(from) || dirname(to) === '/') return false;
    return inode !== undefined && find(dirname(to))?.inode === inode;
  }

  /** What Node's own code does with what may be anything. */
  function copy(from: string, to: string, options: CopyOptions): void {
    const source = stat(from, options.dereference);
    const target = steps.look(to, options.dereference);
    if (isFolder(source)) {
      if (options.filter) copyFiltered(from, to, target ? undefined : source.mode, options);
      else copyWhole(from, to, options);
    } else if (!isLink(source)) {
      if (!target) steps.copyFile(from, to, options);
      else if (options.force) overwrite(from, to, options);
      else if (options.errorOnExist) {
        throw refusal('ERR_FS_CP_EEXIST', to, `${to} already exists`);
      }
    } else if (target) {
      replaceLink(steps, from, to, options.verbatimSymlinks, () => isFolder(stat(to, true)));
    } else call('symlink', steps.target(from, options.verbatimSymlinks), to);
  }

  function copyFiltered(
    from: string,
    to: string,
    mode: number | undefined,
    options: CopyOptions,
  ): void {
    if (mode !== undefined) call('mkdir', to);
    try {
      for (const { name } of calling('opendir', () => disk.readdir(at(from)), from)) {
        const [inner, copied] = [join(from, name), join(to, name)];
        if (!isLeftOut(inner, copied, options)) copy(inner, copied, options);
      }
    } finally {
      if (mode !== undefined) call('chmod', to, mode);
    }
  }

  function overwrite(from: string, to: string, options: CopyOptions): void {
    const remove = isFolder(find(to, false)) ? disk.rmdir : disk.unlink;
    library(to, () => remove(at(to)), 'unlink');
    steps.copyFile(from, to, options);
  }

  /** What the C++ library does with a folder: links stay links, whatever was said of them. */
  function copyWhole(from: string, to: string, options: CopyOptions): void {
    library(to, () => {
      if (isFile(find(to))) throw new DiskFailure('EEXIST');
      disk.putFolder(at(to));
    });
    for (const { name, mode } of library(from, () => disk.readdir(at(from)))) {
      const [inner, copied] = [join(from, name), join(to, name)];
      if (isFolder({ mode })) {
        copyWhole(inner, copied, options);
      } else if (isLink({ mode })) {
        copyLink(inner, copied, to, options);
      } else {
        library(to, () => {
          copyBytes(inner, copied, mode, options);
        });
      }
    }
  }

  function copyLink(from: string, to: string, folder: string, options: CopyOptions): void {
    library(folder, () => {
      const text = disk.readlink(at(from));
      if (options.verbatimSymlinks) {
        disk.symlink(text, at(to));
        return;
      }
      if (find(to)) makeRoom(text, to, options);
      const target = isAbsolute(text) ? text : join(whole(dirname(from)), text);
      disk.symlink(canonical(target), at(to));
    });
  }

  /** Takes away a link that stands in the way of another, unless one leads into the other. */
  function makeRoom(text: string, to: string, { dereference }: CopyOptions): void {
    const inTheWay = find(to, false);
    if (isFile(inTheWay)) throw libraryError('EEXIST', 'cp', to);
    if (!isLink(inTheWay)) return;
    const before = disk.readlink(at(to));
    if (!dereference && isFolder(find(text)) && lies(before, text)) {
      const message = `Cannot copy ${text} to a subdirectory of self ${before}`;
      throw plain('ERR_FS_CP_EINVAL', message);
    }
    if (isFolder(find(to)) && lies(text, before)) {
      throw plain('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', `cannot overwrite ${before} with ${text}`);
    }
    disk.unlink(at(to));
  }

  /** A path with the links in it followed, as far as it leads anywhere. */
  function canonical(path: string): string {
    const rest: string[] = [];
    for (let known = path; ; known = dirname(known)) {
      if (known === '/' || find(known)) return resolve(disk.realpath(known), ...rest);
      rest.unshift(known.slice(known.lastIndexOf('/') + 1));
    }
  }

  function copyBytes(
    from: string,
    to: string,
    mode: number,
    { errorOnExist, force, preserveTimestamps }: CopyOptions,
  ): void {
    const target = find(to);
    if (target) {
      if (!isFile(target)) throw new DiskFailure('EINVAL');
      if (!force && !errorOnExist) return;
      if (!force || target.inode === find(from)?.inode) {
        const message = `[ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (${to} already exists)`;
        throw plain('ERR_FS_CP_EEXIST', message);
      }
    }
    const bytes = disk.readFile(at(from));
    const written = disk.openAndWrite(at(to), toFlags('w'), mode, bytes);
    if (typeof written === 'string') throw new DiskFailure(written);
    disk.chmod(at(to), mode & ~kindMask, true);
    if (!preserveTimestamps) return;
    const { accessed, modified } = disk.stat(at(from), true);
    disk.utimes(at(to), accessed, modified, true);
  }

  return (from: string, to: string, options: CopyOptions): void => {
    if (isLeftOut(from, to, options)) return;
    check(from, to, options);
    copy(from, to, options);
  };
}
