// The descriptors 0, 1 and 2, and what was opened by their names: `/dev/stdin`, `/dev/fd/1`.
import type { Attributes } from '../../disk/attributes.ts';
import { firstDescriptor } from '../../disk/layout.ts';
import { devices, kinds } from '../../disk/mode.ts';
import { fsError, isFailure } from '../../disk/worded-errors.ts';
import { inputPiece } from '../../system/limits.ts';
import type { FsContext } from './fs-context.ts';
import { noAttributes } from './stats.ts';
import { Waiting } from './waiting.ts';

const pipe = 0o010600;

/** A device of the disk's as a descriptor, and the other way round. */
const descriptorOf = (device: number): number => device - devices.stdin;

export type StandardFiles = ReturnType<typeof createStandardFiles>;

export function createStandardFiles(context: FsContext) {
  const { disk, input, outlets, print } = context;

  /** Standard input, read once: at most so many bytes. */
  function readOnce(most: number): Waiting<Uint8Array> {
    return new Waiting(
      () => input.readSync(most),
      (done) => {
        input.read(most, done);
      },
    );
  }

  /** Standard input, read to its end. */
  function readRest(): Waiting<Uint8Array<ArrayBuffer>> {
    return new Waiting(
      () => {
        const pieces: Uint8Array[] = [];
        for (;;) {
          const piece = input.readSync(inputPiece);
          if (piece.length === 0) return joined(pieces);
          pieces.push(piece);
        }
      },
      (done) => {
        const pieces: Uint8Array[] = [];
        const next = (): void => {
          input.read(inputPiece, (piece) => {
            if (piece.length === 0) {
              done(joined(pieces));
              return;
            }
            pieces.push(piece);
            next();
          });
        };
        next();
      },
    );
  }

  /** The standard descriptor that a device stands for. */
  function standardOf(fd: number): number {
    return fd < firstDescriptor ? fd : descriptorOf(disk.fstat(fd).device);
  }

  /** Does something with a file; `otherwise` with a descriptor that is a standard one. */
  function either<T>(fd: number, onDisk: () => T, otherwise: (standard: number) => T): T {
    if (fd < firstDescriptor) return otherwise(fd);
    try {
      return onDisk();
    } catch (error) {
      if (!isFailure(error, 'ENXIO')) throw error;
      return otherwise(standardOf(fd));
    }
  }

  const attributes = (standard: number): Attributes => {
    const kind = outlets[standard] === 'pipe' ? pipe : kinds.device | 0o620;
    return { ...noAttributes, mode: kind, inode: standard + 1 };
  };

  return {
    either,
    readRest,
    /** Reads into a view; standard input has no places in it. */
    read(into: Uint8Array, position: number | undefined): Waiting<number> {
      if (position !== undefined) throw fsError('ESPIPE', 'read');
      return readOnce(into.length).map((bytes) => {
        into.set(bytes);
        return bytes.length;
      });
    },
    write(standard: number, bytes: Uint8Array): number {
      if (standard !== 1 && standard !== 2) throw fsError('EBADF', 'write');
      print(standard, bytes);
      return bytes.length;
    },
    /** What there is at a path, as a descriptor. */
    atPath: (path: string): number => descriptorOf(disk.stat(path, true).device),
    /** What a descriptor is like, or a file that stands for one. */
    attributes,
    /** What a program is to see of a file. */
    seen: (found: Attributes): Attributes =>
      found.device === devices.null ? found : attributes(descriptorOf(found.device)),
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
