// What `node:fs` keeps for old programs, and warns of: the constructor of `Stats`, `F_OK` and its kin.
import { constants } from './constants.ts';
import { Stats } from './stats.ts';
import type { FsContext } from './fs-context.ts';

/** The names of a file's numbers, in the order in which the constructor takes them. */
const fields = [
  ...['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks'],
  ...['atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs'],
];

/** Warns of one thing, once. */
function once(warn: FsContext['warn'], message: string, code: string): () => void {
  let told = false;
  return () => {
    if (!told) warn(message, 'DeprecationWarning', code);
    told = true;
  };
}

/** `fs.Stats`, with or without `new`: what it makes are the module's own stats. */
export function createStatsClass(warn: FsContext['warn']): object {
  const tell = once(warn, 'fs.Stats constructor is deprecated.', 'DEP0180');
  const deprecated = function (this: object | undefined, ...values: unknown[]): unknown {
    tell();
    const target = new.target ? (Reflect.construct(Stats, [], new.target) as object) : this;
    if (target) for (const [at, name] of fields.entries()) Reflect.set(target, name, values[at]);
    return new.target ? target : undefined;
  };
  Object.setPrototypeOf(deprecated, Stats);
  Object.defineProperty(deprecated, 'length', { value: fields.length });
  Object.defineProperty(deprecated, 'prototype', { value: Stats.prototype });
  Object.defineProperty(deprecated, 'name', { value: 'deprecated' });
  return deprecated;
}

/** Adds the names that `constants` has too. */
export function addOldConstants(fs: object, warn: FsContext['warn']): void {
  // They share one code, of which a program hears once.
  let told = false;
  for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK'] as const) {
    Object.defineProperty(fs, name, {
      get: function deprecated() {
        const message = `fs.${name} is deprecated, use fs.constants.${name} instead`;
        if (!told) warn(message, 'DeprecationWarning', 'DEP0176');
        told = true;
        return constants[name];
      },
    });
  }
}
