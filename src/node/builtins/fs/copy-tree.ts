// `cp`: files and folders with all that is in them.
import { kindMask, kinds } from '../../disk/mode.ts';
import type { Attributes } from '../../disk/attributes.ts';
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { dirname, resolve } from '../../paths/posix.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { toBoolean, toPath } from './arguments.ts';
import { absolute } from './fs-context.ts';
import type { FsContext, Prepare } from './fs-context.ts';
import { calling, isFailure } from '../../disk/worded-errors.ts';

interface CopyOptions {
  readonly dereference: boolean;
  readonly errorOnExist: boolean;
  readonly filter: ((from: string, to: string) => unknown) | undefined;
  readonly force: boolean;
  readonly preserveTimestamps: boolean;
  readonly recursive: boolean;
  readonly verbatimSymlinks: boolean;
}

function toCopyOptions(given: unknown = {}): CopyOptions {
  if (typeof given !== 'object' || given === null) {
    throw invalidArgType('options', 'of type object', given);
  }
  const options = given as Record<string, unknown>;
  const flag = (name: string, otherwise = false): boolean =>
    toBoolean(options[name], `options.${name}`, otherwise);
  const { filter, mode } = options;
  if (filter !== undefined) checkFunction(filter, 'options.filter');
  if (mode !== undefined && mode !== null) toInteger(mode, 'mode', 0, 7);
  return {
    dereference: flag('dereference'),
    errorOnExist: flag('errorOnExist'),
    filter: filter as CopyOptions['filter'],
    force: flag('force', true),
    preserveTimestamps: flag('preserveTimestamps'),
    recursive: flag('recursive'),
    verbatimSymlinks: flag('verbatimSymlinks'),
  };
}

/** Yields what the program's filter said, and is sent whether that means yes. */
type Copying = Generator<unknown, void, unknown>;

/** The copying that a call asks for, step by step. */
export function createCopyTree(context: FsContext) {
  const { disk } = context;

  function look(path: string, follow: boolean): Attributes | undefined {
    try {
      return disk.stat(path, follow);
    } catch (error) {
      if (isFailure(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  function* copy(from: string, to: string, options: CopyOptions): Copying {
    if (options.filter && !(yield options.filter(from, to))) return;
    const source = calling('lstat', () => disk.stat(from, options.dereference), from);
    const target = look(to, options.dereference);
    const kind = source.mode & kindMask;
    const isFolder = kind === kinds.folder;
    if (target) check(source, target, from, to);
    if (isFolder && !options.recursive) {
      const message = `Recursive option not enabled, cannot copy a directory: ${from}`;
      throw nodeError(Error, 'ERR_FS_EISDIR', message);
    }
    if (isFolder && `${to}/`.startsWith(`${from}/`)) {
      const message = `Cannot copy ${from} to a subdirectory of self ${to}`;
      throw nodeError(Error, 'ERR_FS_CP_EINVAL', message);
    }
    disk.putFolder(dirname(to));
    if (isFolder) {
      if (!target) disk.mkdir(to, source.mode);
      for (const { name } of disk.readdir(from)) {
        yield* copy(`${from}/${name}`, `${to}/${name}`, options);
      }
      return;
    }
    if (target) {
      if (!options.force) {
        if (!options.errorOnExist) return;
        throw nodeError(Error, 'ERR_FS_CP_EEXIST', `Target already exists: ${to}`);
      }
      disk.unlink(to);
    }
    if (kind === kinds.link) {
      const text = disk.readlink(from);
      disk.symlink(options.verbatimSymlinks ? text : resolve(dirname(from), text), to);
      return;
    }
    disk.putFile(to, disk.readFile(from));
    disk.chmod(to, source.mode, true);
    if (options.preserveTimestamps) disk.utimes(to, source.accessed, source.modified, true);
  }

  function check(source: Attributes, target: Attributes, from: string, to: string): void {
    const isFolder = (source.mode & kindMask) === kinds.folder;
    const ontoFolder = (target.mode & kindMask) === kinds.folder;
    if (source.inode === target.inode) {
      throw nodeError(Error, 'ERR_FS_CP_EINVAL', 'src and dest cannot be the same');
    }
    if (isFolder && !ontoFolder) {
      const message = `Cannot overwrite non-directory ${to} with directory ${from}`;
      throw nodeError(Error, 'ERR_FS_CP_DIR_TO_NON_DIR', message);
    }
    if (!isFolder && ontoFolder) {
      const message = `Cannot overwrite directory ${to} with non-directory ${from}`;
      throw nodeError(Error, 'ERR_FS_CP_NON_DIR_TO_DIR', message);
    }
  }

  /** The empty path leads nowhere, as in all calls. */
  const place = (path: string): string => path && resolve(absolute(context, path));

  return (given: unknown, target: unknown, options: unknown): Copying => {
    const checked = toCopyOptions(options);
    const [from, to] = [place(toPath(given, 'src')), place(toPath(target, 'dest'))];
    return copy(from, to, checked);
  };
}

/** `cp` at once: the filter's answers must not be promises. */
export function createCopy(context: FsContext): Prepare {
  const copyTree = createCopyTree(context);
  return (...given) => {
    const copying = copyTree(given[0], given[1], given[2]);
    return () => {
      for (let step = copying.next(); !step.done; step = copying.next(step.value));
    };
  };
}

/** `cp` as a promise: the filter may answer with promises. */
export function createCopyPromise(context: FsContext) {
  const copyTree = createCopyTree(context);
  return async (...given: unknown[]): Promise<void> => {
    const copying = copyTree(given[0], given[1], given[2]);
    for (let step = copying.next(); !step.done; step = copying.next(await step.value));
  };
}
