// What a run's disk holds when its program begins.
import { formatDisk } from './disk.ts';
import { createDiskBuffer, DiskMemory } from './memory.ts';
import type { DiskBuffer } from './memory.ts';
import { kinds } from './mode.ts';
import { createAt } from './naming.ts';
import { placeAt } from './walk.ts';
import { putFile, putFolder } from './whole-file.ts';

/** Folders that programs expect. */
const folders = [
  '/tmp',
  '/dev',
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/home/project',
  '/proc/sys/kernel',
];

/** What programs expect in them: a device that is always empty, and the commands by their names. */
const devices = ['/dev/null'];
const commands = [
  '/usr/local/bin/node',
  ...['sh', 'echo', 'env', 'ls', 'cat', 'head', 'sleep', 'true', 'false', 'pwd'].map(
    (name) => `/bin/${name}`,
  ),
];

/** Files whose text programs read. */
const texts: readonly (readonly [string, string])[] = [
  ['/proc/sys/kernel/hostname', 'interleave\n'],
  ['/usr/local/bin/node', 'A command of the built-in engine: there is no program in this file.\n'],
];

/** A new disk with a program's files: texts or bytes by absolute path. */
export function mountDisk(files: readonly (readonly [string, string | Uint8Array])[]): DiskBuffer {
  const buffer = createDiskBuffer();
  formatDisk(buffer);
  const memory = new DiskMemory(buffer);
  const create = (path: string, mode: number): void => {
    memory.alone(() => createAt(memory, placeAt(memory, path, 'EEXIST'), mode));
  };
  for (const path of folders) {
    memory.alone(() => {
      putFolder(memory, path);
    });
  }
  for (const path of devices) create(path, kinds.device | 0o666);
  for (const path of commands) create(path, kinds.file | 0o755);
  for (const [path, contents] of [...texts, ...files]) {
    memory.alone(() => {
      putFile(memory, path, contents);
    });
  }
  return buffer;
}
