// A file opened, read or written whole, and closed again, in one turn: what a program's `readFile` does.
import { close, open, readRest, write } from './descriptors.ts';
import { DiskFailure } from './failure.ts';
import type { FailureCode } from './failure.ts';
import type { DiskMemory } from './memory.ts';

/** What reading gave, or the failure: that the file was opened, and perhaps made or emptied, stays. */
export function openAndRead(
  memory: DiskMemory,
  pid: number,
  path: string,
  flags: number,
  mode: number,
): Uint8Array<ArrayBuffer> | FailureCode {
  return withOpen(memory, pid, open(memory, pid, path, flags, mode), (fd) =>
    readRest(memory, pid, fd),
  );
}

/** How many bytes were written, or the failure: as {@link openAndRead}. */
export function openAndWrite(
  memory: DiskMemory,
  pid: number,
  path: string,
  flags: number,
  mode: number,
  bytes: Uint8Array,
): number | FailureCode {
  return withOpen(memory, pid, open(memory, pid, path, flags, mode), (fd) =>
    write(memory, pid, fd, bytes, undefined),
  );
}

function withOpen<T>(
  memory: DiskMemory,
  pid: number,
  fd: number,
  use: (fd: number) => T,
): T | FailureCode {
  let result: T | FailureCode;
  try {
    result = memory.part(() => use(fd));
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    result = error.code;
  }
  close(memory, pid, fd);
  return result;
}
