// Calls about an open file.
import { toInteger } from '../../errors/to-integer.ts';
import {
  toBytes,
  toDescriptor,
  toLength,
  toMode,
  toOptions,
  toOwner,
  toTime,
  toView,
  toViews,
} from './arguments.ts';
import type { Options } from './arguments.ts';
import type { FsContext, Job, Operations } from './fs-context.ts';
import { calling } from '../../disk/worded-errors.ts';
import { toStats } from './stats.ts';
import { invalidArgType, invalidArgValue, outOfRange } from '../../errors/node-error.ts';
import { firstDescriptor } from '../../disk/layout.ts';
import { kinds } from '../../disk/mode.ts';
import { noAttributes } from './stats.ts';
import { bytesOf } from '../../values/bytes.ts';

/** The operations on descriptors. */
export function createDescriptorOperations(context: FsContext): Operations {
  const { disk } = context;
  const isStandard = (fd: number): fd is 0 | 1 | 2 => fd < firstDescriptor;

  function readInto(fd: number, into: Uint8Array, position: number | undefined): number {
    // Standard input of the process is read through `process.stdin`; here it is at its end.
    if (fd === 0) return 0;
    if (into.length === 0) return calling('read', () => (disk.fstat(fd), 0));
    return calling('read', () => disk.read(fd, into, position));
  }

  function writeFrom(fd: number, from: Uint8Array, position: number | undefined): number {
    if (fd === 1 || fd === 2) {
      context.print(fd, from);
      return from.length;
    }
    return calling('write', () => disk.write(fd, from, position));
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
      const fd = toDescriptor(given);
      const wanted = toMode(mode, 'mode');
      return () => {
        calling('fchmod', () => {
          disk.fchmod(fd, wanted);
        });
      };
    },
    fchown(given, uid, gid) {
      const fd = toDescriptor(given);
      const owner = toOwner(uid, 'uid');
      const group = toOwner(gid, 'gid');
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
          ? { ...noAttributes, mode: kinds.device | 0o620, inode: fd + 1 }
          : calling('fstat', () => disk.fstat(fd));
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
      const fd = toDescriptor(given);
      const accessed = toTime(a);
      const modified = toTime(m);
      return () => {
        calling('futime', () => {
          disk.futimes(fd, accessed, modified);
        });
      };
    },
    read(given, ...rest) {
      const fd = toDescriptor(given);
      const { view, position } = readArguments(rest);
      return () => readInto(fd, view, position);
    },
    readv(given, buffers, position) {
      const fd = toDescriptor(given);
      const views = toViews(buffers);
      const start = typeof position === 'number' ? position : undefined;
      return vectored(views, start, (bytes, at) => readInto(fd, bytes, at));
    },
    write(given, data, ...rest) {
      const fd = toDescriptor(given);
      const { bytes, position } = writeArguments(context, data, rest);
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

/** One call for many views: how many bytes in all. */
function vectored(
  views: readonly ArrayBufferView[],
  start: number | undefined,
  use: (bytes: Uint8Array, at: number | undefined) => number,
): Job {
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

const farthest = 2 ** 63;

function toPosition(value: unknown, length: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'bigint') {
    const most = BigInt(farthest) - 1n - BigInt(length);
    if (value < -1n || value > most) {
      throw outOfRange('position', `>= -1 && <= ${String(most)}`, value);
    }
    return value === -1n ? undefined : Number(value);
  }
  if (typeof value !== 'number') {
    throw invalidArgType('position', 'of type number or an instance of bigint', value);
  }
  toInteger(value, 'position', -1, Number.MAX_SAFE_INTEGER);
  return value === -1 ? undefined : value;
}

interface ReadArguments {
  readonly view: Uint8Array;
  readonly position: number | undefined;
}

/** `(buffer, offset, length, position)`, `(buffer, options)` or `(options)`. */
function readArguments(given: readonly unknown[]): ReadArguments {
  const [first, second] = given;
  const isView = ArrayBuffer.isView(first);
  const named = isView ? second : first;
  if (typeof named === 'object' && named !== null) {
    const options = named as Options;
    const view = isView ? first : options['buffer'];
    return boundedRead(view, options['offset'], options['length'], options['position']);
  }
  if (!isView && first !== undefined && first !== null && typeof first !== 'object') {
    toView(first);
  }
  return boundedRead(first, second, given[2], given[3]);
}

function boundedRead(
  buffer: unknown,
  offset: unknown,
  length: unknown,
  position: unknown,
): ReadArguments {
  const view = bytesOf(toView(buffer));
  const from = offset === undefined || offset === null ? 0 : toNumber(offset, 'offset');
  if (from < 0) throw outOfRange('offset', `>= 0 && <= ${String(Number.MAX_SAFE_INTEGER)}`, from);
  const count =
    length === undefined || length === null ? view.length - from : toNumber(length, 'length');
  if (count === 0) return { view: view.subarray(0, 0), position: undefined };
  if (view.length === 0) throw invalidArgValue('buffer', buffer, 'is empty and cannot be written');
  checkBounds(from, count, view.length);
  return { view: view.subarray(from, from + count), position: toPosition(position, count) };
}

function toNumber(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  return value;
}

function checkBounds(offset: number, length: number, size: number): void {
  if (length < 0) throw outOfRange('length', '>= 0', length);
  if (offset + length > size) throw outOfRange('length', `<= ${String(size - offset)}`, length);
}

interface WriteArguments {
  readonly bytes: Uint8Array;
  readonly position: number | undefined;
}

/** `(view, offset, length, position)`, `(view, options)` or `(text, position, encoding)`. */
function writeArguments(
  { Buffer }: FsContext,
  data: unknown,
  given: readonly unknown[],
): WriteArguments {
  if (!ArrayBuffer.isView(data)) {
    const [position, encoding] = given;
    toOptions(typeof encoding === 'string' ? encoding : undefined);
    const encode = (text: string): Uint8Array =>
      Buffer.from(text, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    const bytes = toBytes(data, 'buffer', encode);
    return { bytes, position: typeof position === 'number' ? position : undefined };
  }
  const [first] = given;
  const named = typeof first === 'object' && first !== null ? (first as Options) : undefined;
  const [offset, length, position] = named
    ? [named['offset'], named['length'], named['position']]
    : given;
  const all = bytesOf(data);
  const from = offset === undefined || offset === null ? 0 : toNumber(offset, 'offset');
  if (from < 0) throw outOfRange('offset', `>= 0 && <= ${String(Number.MAX_SAFE_INTEGER)}`, from);
  const count = typeof length === 'number' ? length : all.length - from;
  if (from > all.length) throw outOfRange('offset', `<= ${String(all.length)}`, from);
  checkBounds(from, count, all.length);
  return {
    bytes: all.subarray(from, from + count),
    position: typeof position === 'number' && position >= 0 ? position : undefined,
  };
}
