// All that a thread of Node's is told before it begins.
import type { Source } from './events.ts';
import type { ProcessFacts } from './host.ts';
import type { MovedPort } from './moved-port.ts';
import type { RewrittenByUrl } from './rewritten.ts';

/**
 * What a thread runs: a file by absolute path or by URL, or text (`new Worker(text, { eval: true })`), whose last
 * value it may print; the hooks of `module.register`; or `node --test`.
 */
export type Entry =
  | { readonly kind: 'file'; readonly path: string }
  /** `--entry-url`; `given` is how the command line has it. */
  | { readonly kind: 'url'; readonly url: string; readonly given: string }
  | { readonly kind: 'hooks' }
  /** Files of tests. `preloads`: the modules that come before a program are loaded before them, too. */
  | { readonly kind: 'tests'; readonly preloads: boolean }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly prints?: boolean;
      /** What its stacks call it, where it is not what `-e` was given. */
      readonly name?: string;
    };

/** A process's main thread makes it of its command line; any other gets it from its creator. */
export interface ThreadStart {
  readonly process: ProcessFacts;
  readonly source: Source;
  /** Milliseconds since 1970 at which the process's main thread began. */
  readonly timeOrigin: number;
  readonly entry: Entry;
  /** What follows the program on the command line. */
  readonly argv: readonly string[];
  /** What it was called by. */
  readonly argv0: string;
  /** The options of `node` itself, or of `new Worker()`. */
  readonly execArgv: readonly string[];
  /** Whether any standard input will come. */
  readonly stdin: boolean;
  /** The thread that created this one, or launched its process. */
  readonly parent: Source | undefined;
  /** When it did so, in milliseconds since the run began. */
  readonly askedAt: number | undefined;
  /** Another program took the process over (`exec`): its start is no news. */
  readonly again: boolean;
  /** Undefined for a process's main thread. */
  readonly inherited: Inherited | undefined;
}

/** What only another thread of the process has to give. */
export interface Inherited {
  readonly workerData: unknown;
  /** Whether there are records of Node's own objects in `workerData`. */
  readonly carries: boolean;
  /** The ports in `workerData`. */
  readonly ports: readonly MovedPort[];
  /** What `setEnvironmentData` has put by. */
  readonly environment: ReadonlyMap<unknown, unknown>;
  /** The entry and what it imports, rewritten already where its creator could do so. */
  readonly rewritten: RewrittenByUrl;
  /** The variables that it shares with its creator, if it does. */
  readonly environmentBuffer: SharedArrayBuffer | undefined;
  /** What its creator has yet to hear of what it printed. */
  readonly backlog: SharedArrayBuffer | undefined;
  /** How much it has sent to its creator. */
  readonly linkCount: SharedArrayBuffer | undefined;
  /** Where its loop notes how busy it is. */
  readonly gauge: SharedArrayBuffer | undefined;
  /** What it was given of memory, in megabytes: it is told, and nothing holds it to that. */
  readonly resourceLimits: ResourceLimits;
}

export interface ResourceLimits {
  readonly maxYoungGenerationSizeMb: number;
  readonly maxOldGenerationSizeMb: number;
  readonly codeRangeSizeMb: number;
  readonly stackSizeMb: number;
}
