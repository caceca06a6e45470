// Calls that read or write a file as a whole.
import { AbortError } from '../../errors/abort-error.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import { firstDescriptor } from '../../disk/layout.ts';
import { kinds, kindMask } from '../../disk/mode.ts';
import { toBytes, toDescriptor, toFlags, toMode, toOptions, toPath } from './arguments.ts';
import type { Options } from './arguments.ts';
import { absolute } from './context.ts';
import type { FsContext, Operations } from './context.ts';
import { calling, fsError } from '../../disk/worded-errors.ts';

/** Where a file is that is read or written whole: a path, or a descriptor that is open. */
type Target = { readonly path: string } | { readonly fd: number };

function toTarget(value: unknown): Target {
  return typeof value === 'number' ? { fd: toDescriptor(value) } : { path: toPath(value) };
}

function checkSignal({ signal }: Options): void {
  if (signal instanceof AbortSignal && signal.aborted) throw new AbortError(signal.reason);
}

/** The operations on whole files. */
export function createWholeFileOperations(context: FsContext): Operations {
  const { disk, Buffer } = context;

  function withOpen<T>(target: Target, flags: number, mode: number, use: (fd: number) => T): T {
    if ('fd' in target) return use(target.fd);
    const { path } = target;
    const fd = calling('open', () => disk.open(absolute(context, path), flags, mode), path);
    try {
      return use(fd);
    } finally {
      disk.close(fd);
    }
  }

  function readAll(fd: number): Uint8Array<ArrayBuffer> {
    if (fd === 0) return new Uint8Array();
    return calling('read', () => {
      const { mode, size } = disk.fstat(fd);
      if ((mode & kindMask) === kinds.folder) throw fsError('EISDIR', 'read');
      // A descriptor may stand in the middle, and the file may grow meanwhile.
      const bytes = new Uint8Array(size);
      const count = disk.read(fd, bytes, undefined);
      return bytes.subarray(0, count);
    });
  }

  function writeAll(fd: number, bytes: Uint8Array): void {
    if (fd < firstDescriptor) {
      if (fd > 0) context.print(fd as 1 | 2, bytes);
      return;
    }
    calling('write', () => disk.write(fd, bytes, undefined));
  }

  function prepareWrite(given: unknown, data: unknown, options: Options, flag: string) {
    const flags = toFlags(options['flag'] ?? flag);
    const mode = toMode(options['mode'], 'mode', 0o666) & ~0o022;
    const { flush } = options;
    if (flush !== undefined && flush !== null && typeof flush !== 'boolean') {
      throw invalidArgType('flush', 'of type boolean', flush);
    }
    const encoding = (options['encoding'] ?? 'utf8') as BufferEncoding;
    const bytes = toBytes(data, 'data', (text) => Buffer.from(text, encoding));
    const target = toTarget(given);
    return () => {
      checkSignal(options);
      withOpen(target, flags, mode, (fd) => {
        writeAll(fd, bytes);
      });
    };
  }

  return {
    appendFile: (given, data, options) => prepareWrite(given, data, toOptions(options), 'a'),
    readFile(given, options) {
      const checked = toOptions(options);
      const { encoding } = checked;
      const flags = toFlags(checked['flag'] ?? 'r');
      const target = toTarget(given);
      return () => {
        checkSignal(checked);
        const bytes = withOpen(target, flags, 0o644, readAll);
        const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        const asText = typeof encoding === 'string' && encoding !== '' && encoding !== 'buffer';
        return asText ? buffer.toString(encoding as BufferEncoding) : buffer;
      };
    },
    writeFile: (given, data, options) => prepareWrite(given, data, toOptions(options), 'w'),
  };
}
