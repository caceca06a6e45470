// What both forms of `cp` are made of: looks at files, and calls of `fs` done at once.
import type { Attributes } from '../../disk/attributes.ts';
import { kindMask, kinds } from '../../disk/mode.ts';
import { calling, isFailure } from '../../disk/worded-errors.ts';
import { dirname, isAbsolute, resolve } from '../../paths/posix.ts';
import { absolute } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import type { CopyOptions } from './copy-options.ts';

export type CopySteps = ReturnType<typeof createCopySteps>;

type Look = Pick<Attributes, 'mode'> | undefined;
const isKind = (found: Look, kind: number): boolean =>
  found !== undefined && (found.mode & kindMask) === kind;

export const isFolder = (found: Look): boolean => isKind(found, kinds.folder);
export const isFile = (found: Look): boolean => isKind(found, kinds.file);
export const isLink = (found: Look): boolean => isKind(found, kinds.link);

/** `operations` are the calls of the module; none of these is one that a program may replace. */
export function createCopySteps(context: FsContext, operations: Operations) {
  const { cwd, disk } = context;
  const at = (path: string): string => absolute(context, path);
  const call = (name: string, ...args: unknown[]): unknown => operations[name]?.(...args)();
  const whole = (path: string): string => resolve(cwd(), path);

  /** What is at a path, if anything is. */
  function look(path: string, follow: boolean): Attributes | undefined {
    try {
      return stat(path, follow);
    } catch (error) {
      if (isFailure(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  function stat(path: string, follow: boolean): Attributes {
    return calling(follow ? 'stat' : 'lstat', () => disk.stat(at(path), follow), path);
  }

  return {
    call,
    look,
    stat,
    whole,
    at,
    disk,
    /** Whether one path lies in another, or is the same, by their texts alone. */
    lies(inner: string, outer: string): boolean {
      const folder = whole(outer);
      return `${whole(inner)}/`.startsWith(folder === '/' ? folder : `${folder}/`);
    },
    /** Where a link leads, as `cp` writes it down. */
    target(link: string, verbatim: boolean): string {
      const text = call('readlink', link) as string;
      return verbatim || isAbsolute(text) ? text : resolve(whole(dirname(link)), text);
    },
    /** Copies a file's bytes, and what else is asked for. */
    copyFile(from: string, to: string, { mode, preserveTimestamps }: CopyOptions): void {
      const { mode: permissions } = stat(from, true);
      call('copyFile', from, to, mode);
      if (preserveTimestamps) {
        const { accessed, modified } = stat(from, true);
        disk.utimes(at(to), accessed, modified, true);
      }
      call('chmod', to, permissions);
    },
  };
}
