// Calls about one name, or two: what is there, and what it is called.
import { constants } from './constants.ts';
import { toInteger } from '../../errors/to-integer.ts';
import {
  toAccess,
  toFlags,
  toLength,
  toMode,
  toOptions,
  toOwner,
  toPath,
  toTime,
} from './arguments.ts';
import { absolute, encoded } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { calling, fsError, isFailure } from '../../disk/worded-errors.ts';
import type { StandardFiles } from './standard-files.ts';
import { toStatFs, toStats } from './stats.ts';
import { checkString, invalidArgValue } from '../../errors/node-error.ts';

const suffixLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const suffixLength = 6;

function randomSuffix(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(suffixLength));
  return [...bytes].map((byte) => suffixLetters[byte % suffixLetters.length]).join('');
}

/** The operations on names. */
export function createPathOperations(context: FsContext, standard: StandardFiles): Operations {
  const { disk } = context;
  const at = (path: string): string => absolute(context, path);
  let warnedOfX = false;

  function warnOfX(): void {
    if (warnedOfX) return;
    warnedOfX = true;
    context.warn(
      'mkdtemp() templates ending with X are not portable. ' +
        'For details see: https://nodejs.org/api/fs.html',
    );
  }

  const stat = (syscall: 'stat' | 'lstat') => (given: unknown, options: unknown) => {
    const path = toPath(given);
    const { bigint, throwIfNoEntry } = toOptions(options);
    return () => {
      try {
        const found = calling(syscall, () => disk.stat(at(path), syscall === 'stat'), path);
        return toStats(standard.seen(found), bigint === true);
      } catch (error) {
        if (throwIfNoEntry === false && isFailure(error, 'ENOENT', 'ENOTDIR')) return undefined;
        throw error;
      }
    };
  };

  const chmod = (syscall: 'chmod' | 'lchmod') => (given: unknown, mode: unknown) => {
    const path = toPath(given);
    const wanted = toMode(mode, 'mode');
    return () => {
      calling(
        syscall,
        () => {
          disk.chmod(at(path), wanted, syscall === 'chmod');
        },
        path,
      );
    };
  };

  const chown = (syscall: 'chown' | 'lchown') => (given: unknown, uid: unknown, gid: unknown) => {
    const path = toPath(given);
    const owner = toOwner(uid, 'uid');
    const group = toOwner(gid, 'gid');
    return () => {
      calling(
        syscall,
        () => {
          disk.chown(at(path), owner, group, syscall === 'chown');
        },
        path,
      );
    };
  };

  const utimes = (syscall: 'utime' | 'lutime') => (given: unknown, a: unknown, m: unknown) => {
    const path = toPath(given);
    const accessed = toTime(a);
    const modified = toTime(m);
    return () => {
      calling(
        syscall,
        () => {
          disk.utimes(at(path), accessed, modified, syscall === 'utime');
        },
        path,
      );
    };
  };

  const realpath = (syscall: string) => (given: unknown, options: unknown) => {
    const path = toPath(given);
    const { encoding } = toOptions(options);
    return () => {
      const found = calling(syscall, () => disk.realpath(at(path)), path);
      return encoded(context, found, encoding);
    };
  };

  return {
    access(given, mode) {
      const path = toPath(given);
      const wanted = toAccess(mode);
      return () => {
        calling(
          'access',
          () => {
            disk.access(at(path), wanted);
          },
          path,
        );
      };
    },
    chmod: chmod('chmod'),
    chown: chown('chown'),
    copyFile(from, to, mode) {
      const path = toPath(from, 'src');
      const dest = toPath(to, 'dest');
      const how = mode === undefined || mode === null ? 0 : toInteger(mode, 'mode', 0, 7);
      const exclusive = (how & (constants.COPYFILE_EXCL ?? 0)) !== 0;
      return () => {
        calling(
          'copyfile',
          () => {
            copyFile(at(path), at(dest), exclusive);
          },
          path,
          dest,
        );
      };
    },
    lchown: chown('lchown'),
    link(from, to) {
      const path = toPath(from, 'existingPath');
      const dest = toPath(to, 'newPath');
      return () => {
        calling(
          'link',
          () => {
            disk.link(at(path), at(dest));
          },
          path,
          dest,
        );
      };
    },
    lstat: stat('lstat'),
    lutimes: utimes('lutime'),
    mkdtemp(given, options) {
      const { encoding } = toOptions(options);
      const prefix = toPath(given, 'prefix');
      if (prefix.endsWith('X')) warnOfX();
      return () => encoded(context, makeTemporary(prefix), encoding);
    },
    open(given, flags, mode) {
      const path = toPath(given);
      const made = toMode(mode, 'mode', 0o666) & ~0o022;
      const how = toFlags(flags ?? 'r');
      return () => calling('open', () => disk.open(at(path), how, made), path);
    },
    readlink(given, options) {
      const { encoding } = toOptions(options);
      const path = toPath(given);
      return () => {
        const target = calling('readlink', () => disk.readlink(at(path)), path);
        return encoded(context, target, encoding);
      };
    },
    realpath: realpath('lstat'),
    'realpath.native': realpath('realpath'),
    rename(from, to) {
      const path = toPath(from, 'oldPath');
      const dest = toPath(to, 'newPath');
      return () => {
        calling(
          'rename',
          () => {
            disk.rename(at(path), at(dest));
          },
          path,
          dest,
        );
      };
    },
    stat: stat('stat'),
    statfs(given, options) {
      const path = toPath(given);
      const { bigint } = toOptions(options);
      return () => {
        calling('statfs', () => disk.stat(at(path), true), path);
        return toStatFs(disk.use(), bigint === true);
      };
    },
    symlink(to, given, type) {
      if (type !== undefined && type !== null) {
        checkString(type, 'type');
        if (!['dir', 'file', 'junction'].includes(type)) {
          throw invalidArgValue(
            'type',
            type,
            "must be one of: 'dir', 'file', 'junction', null, undefined",
          );
        }
      }
      const target = toPath(to, 'target');
      const path = toPath(given);
      return () => {
        calling(
          'symlink',
          () => {
            disk.symlink(target, at(path));
          },
          target,
          path,
        );
      };
    },
    truncate(given, length) {
      const path = toPath(given);
      const size = toLength(length);
      return () => {
        calling(
          'open',
          () => {
            disk.truncate(at(path), size);
          },
          path,
        );
      };
    },
    unlink(given) {
      const path = toPath(given);
      return () => {
        calling(
          'unlink',
          () => {
            disk.unlink(at(path));
          },
          path,
        );
      };
    },
    utimes: utimes('utime'),
  };

  function copyFile(from: string, to: string, exclusive: boolean): void {
    const { mode } = disk.stat(from, true);
    const bytes = disk.readFile(from);
    const fd = disk.open(to, toFlags(exclusive ? 'wx' : 'w'), mode & 0o777);
    try {
      disk.write(fd, bytes, undefined);
    } finally {
      disk.close(fd);
    }
  }

  function makeTemporary(prefix: string): string {
    for (;;) {
      const path = prefix + randomSuffix();
      try {
        disk.mkdir(at(path), 0o700);
        return path;
      } catch (error) {
        if (isFailure(error, 'EEXIST')) continue;
        const { code } = error as { code: Parameters<typeof fsError>[0] };
        throw fsError(code, 'mkdtemp', `${prefix}XXXXXX`);
      }
    }
  }
}
