// `fs.Dirent`: one thing in a folder.
import { kindMask } from '../../disk/mode.ts';
import { constants } from './constants.ts';
import { kindChecks } from './stats.ts';

const type = Symbol('type');

/** The types that directories tell, by the kinds that modes tell. */
const types: Readonly<Record<number, number | undefined>> = {
  [kindChecks.isFile]: constants.UV_DIRENT_FILE,
  [kindChecks.isDirectory]: constants.UV_DIRENT_DIR,
  [kindChecks.isSymbolicLink]: constants.UV_DIRENT_LINK,
  [kindChecks.isFIFO]: constants.UV_DIRENT_FIFO,
  [kindChecks.isSocket]: constants.UV_DIRENT_SOCKET,
  [kindChecks.isCharacterDevice]: constants.UV_DIRENT_CHAR,
  [kindChecks.isBlockDevice]: constants.UV_DIRENT_BLOCK,
};

/** A name in a folder, and what kind of file it is. */
export class Dirent {
  readonly name: string | Uint8Array;
  readonly parentPath: string;
  readonly [type]: number | undefined;

  constructor(name: string | Uint8Array, parentPath: string, kind: number | undefined) {
    this.name = name;
    this.parentPath = parentPath;
    this[type] = kind;
  }

  /** For a file of that mode. */
  static of(name: string | Uint8Array, parentPath: string, mode: number): Dirent {
    return new Dirent(name, parentPath, types[mode & kindMask]);
  }
}

for (const [name, kind] of Object.entries(kindChecks)) {
  Object.defineProperty(Dirent.prototype, name, {
    configurable: true,
    writable: true,
    enumerable: true,
    value(this: Dirent) {
      return this[type] === types[kind];
    },
  });
}
