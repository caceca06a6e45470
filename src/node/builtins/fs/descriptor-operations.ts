// Calls about an open file.
import {
  toDescriptor,
  toLength,
  toMode,
  toOptions,
  toOwner,
  toTime,
  toViews,
} from './arguments.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { calling } from '../../disk/worded-errors.ts';
import { toStats } from './stats.ts';
import { toRead, toWrite } from './pieces.ts';
import { firstDescriptor } from '../../disk/layout.ts';
import type { StandardFiles } from './standard-files.ts';
import type { Waiting } from './waiting.ts';
import { bytesOf } from '../../values/bytes.ts';

/** The operations on descriptors. */
export function createDescriptorOperations(
  context: FsContext,
  standard: StandardFiles,
): Operations {
  const { disk } = context;
  const isStandard = (fd: number): boolean => fd < firstDescriptor;

  function readInto(fd: number, into: Uint8Array, position: number | undefined) {
    if (into.length === 0) {
      return isStandard(fd) ? 0 : calling('read', () => (disk.fstat(fd), 0));
    }
    return standard.either<number | Waiting<number>>(
      fd,
      () => calling('read', () => disk.read(fd, into, position)),
      () => standard.read(into, position),
    );
  }

  function writeFrom(fd: number, from: Uint8Array, position: number | undefined): number {
    return standard.either(
      fd,
      () => calling('write', () => disk.write(fd, from, position)),
      (which) => standard.write(which, from),
    );
  }

  /** A call that only needs a descriptor. */
  const onDescriptor = (syscall: string, call: (fd: number) => void) => (given: unknown) => {
    const fd = toDescriptor(given);
    return () => {
      if (!isStandard(fd))
        calling(syscall, () => {
          call(fd);
        });
    };
  };

  return {
    close: onDescriptor('close', (fd) => {
      disk.close(fd);
    }),
    fchmod(given, mode) {
      const wanted = toMode(mode, 'mode');
      const fd = toDescriptor(given);
      return () => {
        calling('fchmod', () => {
          disk.fchmod(fd, wanted);
        });
      };
    },
    fchown(given, uid, gid) {
      const owner = toOwner(uid, 'uid');
      const group = toOwner(gid, 'gid');
      const fd = toDescriptor(given);
      return () => {
        calling('fchown', () => {
          disk.fchown(fd, owner, group);
        });
      };
    },
    fdatasync: onDescriptor('fdatasync', (fd) => {
      disk.fsync(fd);
    }),
    fstat(given, options) {
      const fd = toDescriptor(given);
      const { bigint } = toOptions(options);
      return () => {
        const attributes = isStandard(fd)
          ? standard.attributes(fd)
          : standard.seen(calling('fstat', () => disk.fstat(fd)));
        return toStats(attributes, bigint === true);
      };
    },
    fsync: onDescriptor('fsync', (fd) => {
      disk.fsync(fd);
    }),
    ftruncate(given, length) {
      const fd = toDescriptor(given);
      const size = toLength(length);
      return () => {
        calling('ftruncate', () => {
          disk.ftruncate(fd, size);
        });
      };
    },
    futimes(given, a, m) {
      const accessed = toTime(a, 'atime');
      const modified = toTime(m, 'mtime');
      const fd = toDescriptor(given);
      return () => {
        calling('futime', () => {
          disk.futimes(fd, accessed, modified);
        });
      };
    },
    read(given, ...rest) {
      const fd = toDescriptor(given);
      const { view, position } = toRead(rest);
      return () => readInto(fd, view, position);
    },
    readv(given, buffers, position) {
      const fd = toDescriptor(given);
      const views = toViews(buffers);
      const start = typeof position === 'number' ? position : undefined;
      return () =>
        standard.either<number | Waiting<number>>(
          fd,
          vectored(views, start, (bytes, at) => calling('read', () => disk.read(fd, bytes, at))),
          () => {
            const all = new Uint8Array(views.reduce((sum, view) => sum + view.byteLength, 0));
            return standard.read(all, start).map((count) => scatter(all.subarray(0, count), views));
          },
        );
    },
    write(given, data, ...rest) {
      const fd = toDescriptor(given);
      const { bytes, position } = toWrite(context, data, rest);
      return () => writeFrom(fd, bytes, position);
    },
    writev(given, buffers, position) {
      const fd = toDescriptor(given);
      const views = toViews(buffers);
      const start = typeof position === 'number' ? position : undefined;
      return vectored(views, start, (bytes, at) => writeFrom(fd, bytes, at));
    },
  };
}

/** Fills one view after another: how many bytes there were. */
function scatter(bytes: Uint8Array, views: readonly ArrayBufferView[]): number {
  let at = 0;
  for (const view of views) {
    bytesOf(view).set(bytes.subarray(at, at + view.byteLength));
    at += view.byteLength;
  }
  return bytes.length;
}

/** One call for many views: how many bytes in all. */
function vectored(
  views: readonly ArrayBufferView[],
  start: number | undefined,
  use: (bytes: Uint8Array, at: number | undefined) => number,
): () => number {
  return () => {
    let total = 0;
    for (const view of views) {
      const bytes = bytesOf(view);
      const count = use(bytes, start === undefined ? undefined : start + total);
      total += count;
      if (count < bytes.length) break;
    }
    return total;
  };
}
