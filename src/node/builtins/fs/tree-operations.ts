// Calls about folders and all that is in them.
import type { Attributes } from '../../disk/attributes.ts';
import { kindMask, kinds } from '../../disk/mode.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { toBoolean, toMode, toOptions, toPath } from './arguments.ts';
import { absolute, encoded } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { Dirent } from './dirent.ts';
import { calling, fsError, fsSystemError, isFailure } from '../../disk/worded-errors.ts';

const isFolder = ({ mode }: { readonly mode: number }): boolean =>
  (mode & kindMask) === kinds.folder;

const join = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`;

/** The operations on folders. */
export function createTreeOperations(context: FsContext): Operations {
  const { disk } = context;
  const at = (path: string): string => absolute(context, path);

  /** What is at a path, or undefined. */
  function look(path: string): Attributes | undefined {
    try {
      return disk.stat(at(path), false);
    } catch (error) {
      if (isFailure(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  /** Makes all that is missing; gives the first that was. */
  function makeAll(path: string, mode: number): string | undefined {
    const parts = path.split('/').filter(Boolean);
    let first: string | undefined;
    // The working directory itself is not made anew where it is gone.
    let folder = path.startsWith('/') ? '' : context.cwd();
    const whole = [folder, ...parts].join('/');
    for (const part of parts) {
      folder += `/${part}`;
      try {
        disk.mkdir(folder, mode);
        first ??= folder;
      } catch (error) {
        if (!isFailure(error, 'EEXIST')) throw error;
        if (isFolder(disk.stat(folder, true))) continue;
        throw fsError(folder === whole ? 'EEXIST' : 'ENOTDIR', 'mkdir', path);
      }
    }
    return first;
  }

  /** Takes away a file, or a folder and all that is in it. */
  function removeAll(path: string): void {
    const found = calling('lstat', () => disk.stat(at(path), false), path);
    if (!isFolder(found)) {
      calling(
        'unlink',
        () => {
          disk.unlink(at(path));
        },
        path,
      );
      return;
    }
    for (const { name } of calling('scandir', () => disk.readdir(at(path)), path)) {
      removeAll(join(path, name));
    }
    calling(
      'rmdir',
      () => {
        disk.rmdir(at(path));
      },
      path,
    );
  }

  function* listBelow(
    folder: string,
    above: string,
  ): Generator<{ name: string; in: string; mode: number }> {
    const entries = calling('scandir', () => disk.readdir(at(folder)), folder);
    for (const { name, mode } of entries) {
      yield { name, in: above, mode };
    }
    for (const { name, mode } of entries) {
      if (isFolder({ mode }))
        yield* listBelow(join(folder, name), above === '' ? name : `${above}/${name}`);
    }
  }

  return {
    mkdir(given, options) {
      const named = typeof options === 'object' && options !== null;
      const { recursive, mode } = named
        ? (options as { recursive?: unknown; mode?: unknown })
        : { recursive: false, mode: options };
      const path = toPath(given);
      const all = toBoolean(recursive, 'options.recursive', false);
      const made = toMode(mode, named ? 'options.mode' : 'mode', 0o777) & ~0o022;
      return () => {
        if (all) return calling('mkdir', () => makeAll(path, made), path);
        calling(
          'mkdir',
          () => {
            disk.mkdir(at(path), made);
          },
          path,
        );
        return undefined;
      };
    },
    readdir(given, options) {
      const { encoding, withFileTypes, recursive } = toOptions(options);
      const path = toPath(given);
      const all = toBoolean(recursive, 'options.recursive', false);
      return () => {
        const entries = all
          ? [...listBelow(path, '')]
          : calling('scandir', () => disk.readdir(at(path)), path).map((each) => ({
              ...each,
              in: '',
            }));
        return entries.map(({ name, in: below, mode }) => {
          if (withFileTypes !== true) {
            return encoded(context, below === '' ? name : `${below}/${name}`, encoding);
          }
          return Dirent.of(
            encoded(context, name, encoding),
            below === '' ? path : join(path, below),
            mode,
          );
        });
      };
    },
    rm(given, options) {
      const path = toPath(given);
      const { force, recursive } = removeOptions(options);
      return () => {
        const found = calling('lstat', () => look(path), path);
        if (!found) {
          if (force) return;
          throw fsError('ENOENT', 'lstat', path);
        }
        if (isFolder(found) && !recursive) {
          const why = { code: 'EISDIR', message: 'is a directory', path, syscall: 'rm' } as const;
          throw fsSystemError('ERR_FS_EISDIR', why, 'Path is a directory');
        }
        removeAll(path);
      };
    },
    rmdir(given, options) {
      const path = toPath(given);
      const { recursive } = removeOptions(options);
      if (recursive) {
        const message =
          'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
          'Use fs.rm(path, { recursive: true }) instead';
        context.warn(message, 'DeprecationWarning', 'DEP0147');
      }
      return () => {
        if (!recursive) {
          calling(
            'rmdir',
            () => {
              disk.rmdir(at(path));
            },
            path,
          );
          return;
        }
        const found = calling('lstat', () => disk.stat(at(path), false), path);
        if (!isFolder(found)) throw fsError('ENOTDIR', 'rmdir', path);
        removeAll(path);
      };
    },
  };
}

interface RemoveOptions {
  readonly force: boolean;
  readonly recursive: boolean;
}

function removeOptions(given: unknown): RemoveOptions {
  if (given === undefined || given === null) return { force: false, recursive: false };
  if (typeof given !== 'object') throw invalidArgType('options', 'of type object', given);
  const options = given as Record<string, unknown>;
  const { maxRetries, retryDelay } = options;
  if (retryDelay !== undefined) toInteger(retryDelay, 'options.retryDelay', 0, 2 ** 31 - 1);
  if (maxRetries !== undefined) toInteger(maxRetries, 'options.maxRetries', 0, 2 ** 32 - 1);
  return {
    force: toBoolean(options['force'], 'options.force', false),
    recursive: toBoolean(options['recursive'], 'options.recursive', false),
  };
}
