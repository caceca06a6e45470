// What the built-in modules of a thread are made of.
import type { Publish } from '../../values/publish.ts';
import type { MessagingGlobals } from '../../builtins/worker-threads/worker-threads.ts';
import type { Outlets } from '../../builtins/process/standard-streams.ts';
import type { Process } from '../../builtins/process/process.ts';
import type { StreamClasses } from '../../builtins/stream/pipes.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import type { Disk } from '../../disk/disk.ts';
import type { Files } from '../../disk/program-files.ts';
import type { Loader } from '../../loader/loader.ts';
import type { BuiltinName, Builtins, FindBuiltin, GetBuiltin } from './builtins.ts';
import type { GetPart } from './parts.ts';
import type { WantsColors } from '../../values/terminal-colors.ts';
import type { Warn } from '../../values/warn.ts';

/** What a thread hands to its catalogue. */
export interface CatalogueNeeds {
  readonly thread: ThreadContext;
  readonly part: GetPart;
  readonly process: Process;
  /** What `console` writes to. */
  readonly outlets: Outlets;
  readonly messaging: MessagingGlobals;
  readonly shareEnvironment: () => SharedArrayBuffer;
  readonly disk: Disk;
  readonly files: Files;
  readonly loader: () => Loader;
  /** Ends the thread with what a hook of `createHook` has thrown. */
  readonly failInHook: (error: unknown) => void;
}

/** What the catalogue hands to each maker. */
export interface MakerNeeds extends CatalogueNeeds {
  readonly get: GetBuiltin;
  readonly find: FindBuiltin;
  readonly streams: () => StreamClasses;
  /** `process.emitWarning`, whatever the program has put in its place. */
  readonly warn: Warn;
  readonly wantsColors: WantsColors;
  /** Calls back as `process.nextTick` does. */
  readonly tick: (job: () => void) => void;
  readonly publish: Publish;
  /** Calls back as a job of Node's thread pool that is done; as a resource of a type, if one is given. */
  readonly post: (job: () => void, type?: string) => void;
}

/** For each name the function that makes the module's exports. */
export type Makers<Name extends BuiltinName = BuiltinName> = {
  readonly [Each in Name]: (needs: MakerNeeds) => Builtins[Each];
};
