// The kernel's own `fs` in this very Node, on an empty disk, for tests to ask the same as Node's.
import * as globbing from '../../../../src/node/parts/rare/globbing.ts';
import type real from 'node:fs';
import { inspect } from 'node:util';
import { finished, Duplex, Readable, Writable } from 'node:stream';
import { clearInterval, setInterval } from 'node:timers';
import { createFs } from '../../../../src/node/builtins/fs/fs.ts';
import { openDisk } from '../../../../src/node/disk/disk.ts';
import { mountDisk } from '../../../../src/node/disk/mount.ts';
import { words } from '../../../../src/node/errors/node-error.ts';
import { EventEmitter } from '../../../../src/node/events/emitter.ts';
import type { FsContext } from '../../../../src/node/builtins/fs/fs-context.ts';

/** What a call on standard output printed. */
export interface OwnFs {
  readonly fs: typeof real;
  readonly printed: string[];
}

/** The pid of the process that the module belongs to. */
export const pid = 7;

/** What the kernel would lend to the module, in the folder `/home/project`; its loop is this Node's. */
export function createContext(
  buffer = mountDisk([]),
  printed: string[] = [],
  given = '',
): FsContext {
  let rest = new TextEncoder().encode(given);
  const take = (most: number): Uint8Array => {
    const piece = rest.subarray(0, most);
    rest = rest.subarray(most);
    return piece;
  };
  return {
    disk: openDisk(buffer, pid),
    carry: () => undefined,
    cwd: () => '/home/project',
    loop: {
      addImmediate: (job) => {
        setImmediate(job);
        return job;
      },
      handle: () => ({
        ref: () => undefined,
        unref: () => undefined,
        close: () => undefined,
        hasRef: false,
      }),
      post: (job) => void setImmediate(job),
      tick: (job) => {
        process.nextTick(job);
      },
    },
    Buffer,
    EventEmitter,
    streams: () => ({ Readable, Writable, Duplex, finished }),
    builtin: () => undefined,
    print: (fd, bytes) => printed.push(`${String(fd)}:${new TextDecoder().decode(bytes)}`),
    input: {
      read: (most, done) => {
        setImmediate(() => {
          done(take(most));
        });
      },
      readSync: take,
    },
    outlets: ['pipe', 'run', 'none'],
    timers: { setInterval, clearInterval } as FsContext['timers'],
    globbing: () => globbing,
    warn: () => undefined,
  };
}

/** A module on a disk of its own; `given` is its standard input. */
export function createOwnFs(buffer = mountDisk([]), given = ''): OwnFs {
  words.inspect = inspect;
  const printed: string[] = [];
  const context = createContext(buffer, printed, given);
  return { fs: createFs(context), printed };
}
