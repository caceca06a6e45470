// Calls that read or write a file as a whole.
import { AbortError } from '../../errors/abort-error.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import { toBytes, toDescriptor, toFlags, toMode, toOptions, toPath } from './arguments.ts';
import type { Options } from './arguments.ts';
import { absolute } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { calling, fsError } from '../../disk/worded-errors.ts';
import type { StandardFiles } from './standard-files.ts';
import { mapped } from './waiting.ts';
import type { Waiting } from './waiting.ts';

type Bytes = Uint8Array<ArrayBuffer> | Waiting<Uint8Array<ArrayBuffer>>;

/** Where a file is that is read or written whole: a path, or a descriptor that is open. */
type Target = { readonly path: string } | { readonly fd: number };

function toTarget(value: unknown): Target {
  return typeof value === 'number' ? { fd: toDescriptor(value) } : { path: toPath(value) };
}

function checkSignal({ signal }: Options): void {
  if (signal instanceof AbortSignal && signal.aborted) throw new AbortError(signal.reason);
}

/** The operations on whole files. */
export function createWholeFileOperations(context: FsContext, standard: StandardFiles): Operations {
  const { disk, Buffer } = context;

  /** All of a file; of standard input, all that is yet to come. */
  function readAll(target: Target, flags: number) {
    if ('fd' in target) {
      const { fd } = target;
      return standard.either<Bytes>(
        fd,
        () => calling('read', () => disk.readRest(fd)),
        standard.readRest,
      );
    }
    const { path } = target;
    const read = calling(
      'open',
      () => disk.openAndRead(absolute(context, path), flags, 0o644),
      path,
    );
    if (read === 'ENXIO') return standard.readRest();
    if (typeof read === 'string') throw fsError(read, 'read');
    return read;
  }

  function writeAll(target: Target, flags: number, mode: number, bytes: Uint8Array): void {
    if ('fd' in target) {
      const { fd } = target;
      standard.either(
        fd,
        () => calling('write', () => disk.write(fd, bytes, undefined)),
        (which) => standard.write(which, bytes),
      );
      return;
    }
    const path = absolute(context, target.path);
    const written = calling('open', () => disk.openAndWrite(path, flags, mode, bytes), target.path);
    if (written === 'ENXIO') standard.write(standard.atPath(path), bytes);
    else if (typeof written === 'string') throw fsError(written, 'write');
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
      writeAll(target, flags, mode, bytes);
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
        return mapped(readAll(target, flags), (bytes) => {
          const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
          const asText = typeof encoding === 'string' && encoding !== '' && encoding !== 'buffer';
          return asText ? buffer.toString(encoding as BufferEncoding) : buffer;
        });
      };
    },
    writeFile: (given, data, options) => prepareWrite(given, data, toOptions(options), 'w'),
  };
}
