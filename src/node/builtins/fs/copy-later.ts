// `cp` as a promise, and with a callback: the filter may answer with promises.
import type { Attributes } from '../../disk/attributes.ts';
import { calling, fsSystemError, isFailure } from '../../disk/worded-errors.ts';
import { dirname, join } from '../../paths/posix.ts';
import type { CopyOptions } from './copy-options.ts';
import { isFolder, isLink } from './copy-steps.ts';
import type { CopySteps } from './copy-steps.ts';

/** What the errors of `cp` begin with, and the system's error that each stands for. */
const refusals = {
  ERR_FS_CP_DIR_TO_NON_DIR: ['Cannot overwrite non-directory with directory', 'EISDIR'],
  ERR_FS_CP_EEXIST: ['Target already exists', 'EEXIST'],
  ERR_FS_CP_EINVAL: ['Invalid src or dest', 'EINVAL'],
  ERR_FS_CP_NON_DIR_TO_DIR: ['Cannot overwrite directory with non-directory', 'ENOTDIR'],
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: ['Cannot overwrite symlink in subdirectory of self', 'EINVAL'],
  ERR_FS_EISDIR: ['Path is a directory', 'EISDIR'],
} as const;

/** An error of `cp`: what is wrong with a path. */
export function refusal(code: keyof typeof refusals, path: string, message: string): Error {
  const [prefix, name] = refusals[code];
  return fsSystemError(code, { message, path, syscall: 'cp', code: name }, prefix);
}

/** Links onto links: what they lead to must not lie in one another. */
export function replaceLink(
  steps: CopySteps,
  from: string,
  to: string,
  verbatim: boolean,
  mayUnlink: () => boolean,
): void {
  const { call, look, lies, target } = steps;
  const source = target(from, verbatim);
  let before: string;
  try {
    before = target(to, false);
  } catch (error) {
    // No link is there: making one says why not.
    if (!isFailure(error, 'EINVAL', 'ENOENT')) throw error;
    call('symlink', source, to);
    return;
  }
  if (isFolder(look(from, true)) && lies(before, source)) {
    const message = `cannot copy ${source} to a subdirectory of self ${before}`;
    throw refusal('ERR_FS_CP_EINVAL', to, message);
  }
  if (mayUnlink() && lies(source, before)) {
    const message = `cannot overwrite ${before} with ${source}`;
    throw refusal('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', to, message);
  }
  call('unlink', to);
  call('symlink', source, to);
}

/** `cp` of checked arguments, from a turn of the loop in which it may begin. */
export function createCopyLater(steps: CopySteps) {
  const { call, disk, look, lies, stat, whole } = steps;

  async function isLeftOut(from: string, to: string, { filter }: CopyOptions): Promise<boolean> {
    return filter !== undefined && !(await filter(from, to));
  }

  /** What is at both ends; fails where one may not go over the other. */
  function check(from: string, to: string, { dereference }: CopyOptions): Attributes | undefined {
    const source = stat(from, dereference);
    const target = look(to, dereference);
    if (target?.inode === source.inode) {
      throw refusal('ERR_FS_CP_EINVAL', to, 'src and dest cannot be the same');
    }
    if (target && isFolder(source) && !isFolder(target)) {
      const message = `cannot overwrite non-directory ${to} with directory ${from}`;
      throw refusal('ERR_FS_CP_DIR_TO_NON_DIR', to, message);
    }
    if (target && !isFolder(source) && isFolder(target)) {
      const message = `cannot overwrite directory ${to} with non-directory ${from}`;
      throw refusal('ERR_FS_CP_NON_DIR_TO_DIR', to, message);
    }
    if (isFolder(source) && lies(to, from)) throw intoItself(from, to);
    return target;
  }

  function intoItself(from: string, to: string): Error {
    const message = `cannot copy ${from} to a subdirectory of self ${to}`;
    return refusal('ERR_FS_CP_EINVAL', to, message);
  }

  /** Fails where one of the folders above is what is copied, under another name. */
  function checkAbove(from: string, inode: number, to: string): void {
    let path = to;
    for (;;) {
      const above = dirname(whole(path));
      if (above === dirname(whole(from)) || above === '/') return;
      const found = look(above, true);
      if (!found) return;
      if (found.inode === inode) throw intoItself(from, path);
      path = above;
    }
  }

  async function copy(
    from: string,
    to: string,
    target: Attributes | undefined,
    options: CopyOptions,
  ): Promise<void> {
    const source = stat(from, options.dereference);
    if (isFolder(source)) {
      if (!options.recursive) {
        throw refusal('ERR_FS_EISDIR', from, `${from} is a directory (not copied)`);
      }
      await copyFolder(from, to, source.mode, target, options);
    } else if (isLink(source)) {
      if (target) {
        replaceLink(steps, from, to, options.verbatimSymlinks, () => isFolder(stat(from, true)));
      } else call('symlink', steps.target(from, options.verbatimSymlinks), to);
    } else {
      if (target && !options.force) {
        if (!options.errorOnExist) return;
        throw refusal('ERR_FS_CP_EEXIST', to, `${to} already exists`);
      }
      if (target) call('unlink', to);
      steps.copyFile(from, to, options);
    }
  }

  async function copyFolder(
    from: string,
    to: string,
    mode: number,
    target: Attributes | undefined,
    options: CopyOptions,
  ): Promise<void> {
    if (!target) call('mkdir', to);
    else if (options.errorOnExist && !options.force) {
      throw refusal('ERR_FS_CP_EEXIST', to, `${to} already exists`);
    }
    const entries = calling('opendir', () => disk.readdir(steps.at(from)), from);
    for (const { name } of entries) {
      const [inner, copied] = [join(from, name), join(to, name)];
      if (await isLeftOut(inner, copied, options)) continue;
      await copy(inner, copied, check(inner, copied, options), options);
    }
    if (!target) call('chmod', to, mode);
  }

  return async (from: string, to: string, options: CopyOptions): Promise<void> => {
    if (await isLeftOut(from, to, options)) return;
    const target = check(from, to, options);
    checkAbove(from, stat(from, options.dereference).inode, to);
    if (!look(dirname(to), true)) call('mkdir', dirname(to), { recursive: true });
    await copy(from, to, target, options);
  };
}
