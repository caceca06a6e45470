// What a run's disk holds when its program begins.
import { commandFolders, commandPaths, nodePath, nodeText } from '../system/commands.ts';
import { home, hostname } from '../system/home.ts';
import { formatDisk } from './disk.ts';
import { createDiskBuffer, DiskMemory } from './memory.ts';
import type { DiskBuffer } from './memory.ts';
import { devices, kinds } from './mode.ts';
import { createAt, symlink } from './naming.ts';
import { placeAt } from './walk.ts';
import { putFile, putFolder } from './whole-file.ts';

/** Folders that programs expect. */
const folders = ['/tmp', '/dev', ...commandFolders, home, '/proc/sys/kernel', '/proc/self/fd'];

/** The devices in them, beside the commands. */
const deviceFiles = {
  '/dev/null': devices.null,
  '/proc/self/fd/0': devices.stdin,
  '/proc/self/fd/1': devices.stdout,
  '/proc/self/fd/2': devices.stderr,
} as const;

const links = {
  '/dev/fd': '/proc/self/fd',
  '/dev/stdin': '/proc/self/fd/0',
  '/dev/stdout': '/proc/self/fd/1',
  '/dev/stderr': '/proc/self/fd/2',
} as const;

/** Files whose text programs read. */
const texts: readonly (readonly [string, string])[] = [
  ['/proc/sys/kernel/hostname', `${hostname}\n`],
  [nodePath, nodeText],
];

/** A new disk with a program's files: texts or bytes by absolute path. */
export function mountDisk(files: readonly (readonly [string, string | Uint8Array])[]): DiskBuffer {
  const buffer = createDiskBuffer();
  formatDisk(buffer);
  const memory = new DiskMemory(buffer);
  const create = (path: string, mode: number): number =>
    memory.alone(() => createAt(memory, placeAt(memory, path, 'EEXIST'), mode));
  for (const path of folders) {
    memory.alone(() => {
      putFolder(memory, path);
    });
  }
  for (const [path, number] of Object.entries(deviceFiles)) {
    const inode = create(path, kinds.device | 0o666);
    memory.alone(() => {
      memory.set(memory.field(inode, 'first'), number);
    });
  }
  for (const [path, target] of Object.entries(links)) {
    memory.alone(() => {
      symlink(memory, target, path);
    });
  }
  for (const path of commandPaths) create(path, kinds.file | 0o755);
  for (const [path, contents] of [...texts, ...files]) {
    memory.alone(() => {
      putFile(memory, path, contents);
    });
  }
  return buffer;
}
