// What a run's disk holds when its program begins.
import { commandFolders, commandPaths, nodePath } from '../system/commands.ts';
import { home, hostname } from '../system/home.ts';
import { formatDisk } from './disk.ts';
import { createDiskBuffer, DiskMemory } from './memory.ts';
import type { DiskBuffer } from './memory.ts';
import { kinds } from './mode.ts';
import { createAt } from './naming.ts';
import { placeAt } from './walk.ts';
import { putFile, putFolder } from './whole-file.ts';

/** Folders that programs expect. */
const folders = ['/tmp', '/dev', ...commandFolders, home, '/proc/sys/kernel'];

/** What programs expect in them, beside the commands: a device that is always empty. */
const devices = ['/dev/null'];

/** Files whose text programs read. */
const texts: readonly (readonly [string, string])[] = [
  ['/proc/sys/kernel/hostname', `${hostname}\n`],
  [nodePath, 'A command of the built-in engine: there is no program in this file.\n'],
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
  for (const path of commandPaths) create(path, kinds.file | 0o755);
  for (const [path, contents] of [...texts, ...files]) {
    memory.alone(() => {
      putFile(memory, path, contents);
    });
  }
  return buffer;
}
