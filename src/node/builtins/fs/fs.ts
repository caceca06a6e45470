// `node:fs` and `node:fs/promises`: the files of the run, in memory, shared by all its threads.
import { notListed } from '../../errors/clone-error.ts';
import { named, parametersOf } from '../../values/parameters.ts';
import type FileSystem from 'node:fs';
import { checkFunction, nodeError } from '../../errors/node-error.ts';

import { toPath, toTime } from './arguments.ts';
import { constants } from './constants.ts';
import { absolute } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { createCopying } from './copying.ts';
import { createDescriptorOperations } from './descriptor-operations.ts';
import { createOpenDir, Dir } from './dir.ts';
import { addOldConstants, createStatsClass } from './deprecated.ts';
import { createDisposableFolders } from './disposable-folders.ts';
import { Dirent } from './dirent.ts';
import { createFileHandleClass } from './file-handle.ts';
import { promising } from './parameters.ts';
import type { StreamConstructor } from './file-stream.ts';
import { withFlush } from './flushing.ts';
import { createForms, promised } from './forms.ts';
import { createGlob } from './glob-forms.ts';
import { createPollRounds } from './poll-rounds.ts';
import { createPathOperations } from './path-operations.ts';
import { createReadStreamClass } from './read-stream.ts';
import { createStandardFiles } from './standard-files.ts';
import { createTreeOperations } from './tree-operations.ts';
import { createWatching } from './watching.ts';
import { createWholeFileOperations } from './whole-file-operations.ts';
import { createWritePieces } from './write-pieces.ts';
import { createWriteStreamClass } from './write-stream.ts';

/** The exports of `node:fs`; `promises` among them are those of `node:fs/promises`. */
export function createFs(context: FsContext) {
  const later = createPollRounds(context);
  const standard = createStandardFiles(context);
  const tree = createTreeOperations(context);
  const operations: Operations = {
    ...createPathOperations(context, standard),
    ...createDescriptorOperations(context, standard),
    ...createWholeFileOperations(context, standard),
    ...tree,
    opendir: createOpenDir(context, tree['readdir'] ?? (() => () => undefined), later),
  };
  const {
    'realpath.native': realpathNative,
    'realpath.nativeSync': realpathNativeSync,
    ...forms
  } = createForms(operations, later, context);
  Object.assign(forms['realpath'] ?? {}, { native: realpathNative });
  Object.assign(forms['realpathSync'] ?? {}, { native: realpathNativeSync });
  const { changes, unwatchFile, watch, watchFile } = createWatching(context);

  let toldOfExists = false;
  function existsSync(given: unknown): boolean {
    try {
      context.disk.stat(absolute(context, toPath(given)), true);
      return true;
    } catch (error) {
      if (!toldOfExists && (error as { code?: unknown }).code === 'ERR_INVALID_ARG_TYPE') {
        toldOfExists = true;
        const message = 'Passing invalid argument types to fs.existsSync is deprecated';
        context.warn(message, 'DeprecationWarning', 'DEP0187');
      }
      return false;
    }
  }

  function exists(given: unknown, callback: (exists: boolean) => void): void {
    checkFunction(callback, 'cb');
    let path: string;
    try {
      path = toPath(given);
    } catch {
      callback(false);
      return;
    }
    later(
      1,
      () => context.disk.stat(absolute(context, path), true),
      (error) => {
        callback(error === null);
      },
    );
  }

  const asPromise = {
    exists: (given: unknown): Promise<boolean> =>
      new Promise((resolve) => {
        exists(given, resolve);
      }),
  };
  Object.defineProperty(exists, Symbol.for('nodejs.util.promisify.custom'), {
    value: asPromise.exists,
  });

  const copying = createCopying(context, operations, later);
  const { promised: globPromised, ...globs } = createGlob(context, later);
  const { mkdtempDisposable, mkdtempDisposableSync } = createDisposableFolders(
    context,
    operations,
    later,
  );
  const fs: Record<string, unknown> = {
    ...forms,
    ...withFlush(forms, () => fs as Parameters<typeof withFlush>[0]),
    ...globs,
    cp: copying.cp,
    cpSync: copying.cpSync,
    mkdtempDisposableSync,
    exists,
    existsSync,
    watch,
    watchFile,
    unwatchFile,
    Dir,
    Dirent,
    Stats: createStatsClass(context.warn),
    constants,
    _toUnixTimestamp: (time: unknown) => toTime(time) / 1000,
    // Functions, because programs call them with `new`.
    createReadStream: function createReadStream(path: unknown, options?: unknown) {
      return stream('ReadStream', path, options);
    },
    createWriteStream: function createWriteStream(path: unknown, options?: unknown) {
      return stream('WriteStream', path, options);
    },
    lchmod: undefined,
    lchmodSync: undefined,
    openAsBlob: async (path: unknown, { type = '' }: { type?: string } = {}) =>
      new Blob([(await readFile(path)) as Uint8Array<ArrayBuffer>], { type }),
  };
  addOldConstants(fs, context.warn);
  const readFile = promised(operations, later, 'readFile');

  function stream(kind: 'ReadStream' | 'WriteStream', path: unknown, options: unknown): object {
    return Reflect.construct(fs[kind] as StreamConstructor, [path, options]) as object;
  }

  // Made when first asked for: only then do streams have to be there.
  const make = { ReadStream: createReadStreamClass, WriteStream: createWriteStreamClass };
  for (const [kind, create] of Object.entries(make)) {
    let Class: unknown;
    for (const name of [kind, `File${kind}`]) {
      Object.defineProperty(fs, name, {
        configurable: true,
        enumerable: true,
        get: () => (Class ??= create(context, fs)),
        set: (value: unknown) => {
          Class = value;
        },
      });
    }
  }

  const FileHandle = createFileHandleClass(context, {
    operations,
    later,
    createStream: (kind, options) => stream(kind, undefined, options),
  });
  context.carry('FileHandle', {
    is: (value) => value instanceof FileHandle,
    pack(value, listed) {
      if (!listed) {
        throw notListed();
      }
      return { record: (value as InstanceType<typeof FileHandle>).leave() };
    },
    unpack: (fd: number) => new FileHandle(fd),
  });
  /** Calls on whole files take a handle in the place of a path. */
  const unwrap = (given: unknown): unknown => (given instanceof FileHandle ? given.fd : given);
  const open = promised(operations, later, 'open');
  const openHandle = async (...given: unknown[]) =>
    new FileHandle((await open(...given)) as number);
  const wholeWrites = ['writeFile', 'appendFile'].map((name) => [
    name,
    createWritePieces(promised(operations, later, name), {
      open: openHandle,
      flag: name === 'writeFile' ? 'w' : 'a',
      handleOf: (given) => (given instanceof FileHandle ? given : undefined),
    }),
  ]);
  const promises: Record<string, unknown> = {
    ...Object.fromEntries(
      parametersOf(promising).map(([name, count]) => {
        const call = promised(operations, later, name);
        const own = async (first: unknown, ...rest: unknown[]): Promise<unknown> =>
          await call(unwrap(first), ...rest);
        return [name, named(name, count, own)];
      }),
    ),
    ...(Object.fromEntries(wholeWrites) as object),
    constants,
    cp: copying.promised,
    glob: globPromised,
    lchmod: named('lchmod', 2, noLchmod),
    mkdtempDisposable,
    open: named('open', 3, openHandle),
    watch: named('watch', 1, changes),
  };
  // By the types of Node's own: most calls are made from tables, which have none.
  return Object.assign(fs, { promises }) as unknown as typeof FileSystem;
}

/** Linux has none. */
// eslint-disable-next-line @typescript-eslint/require-await
async function noLchmod(): Promise<never> {
  const message = 'The lchmod() method is not implemented';
  throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', message);
}
