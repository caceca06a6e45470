// What is known of one module, from the moment it was found until it has run.
import { bare } from '../values/bare.ts';
import type { AwaitHooks } from './awaits.ts';
import type { ImportHook } from './import-hook.ts';
import type { RewrittenModule } from '../wire/rewritten.ts';

/** What importers read from: one property per export, by name. To assign to one is the language's error. */
export type Exports = Record<string, unknown>;

/** What the rewritten text of an ES module is given; its properties are the text's only outside. */
export interface EsmContext extends AwaitHooks {
  readonly meta: object;
  /** What stands for the name of a namespace that is assigned to. */
  constant: unknown;
  /** A namespace whose properties are assigned to or deleted. */
  refusing(namespace: object): object;
  /** Takes the getters of the module's own exports, before it runs. */
  export(getters: object): void;
  readonly import: ImportHook;
  /** Passes the operand of a top-level `await` through and notes the offset of that `await`. */
  wait<T>(offset: number, operand: T): T;
}

/** The part that only ES modules have. */
export interface EsmPart {
  readonly rewritten: RewrittenModule;
  readonly text: string;
  /** The `//# sourceURL` of what is run. */
  readonly script: string;
  /** The modules that the source's requests mean, in the same order; empty before linking. */
  requested: readonly ModuleRecord[];
  /** The suspended body: `next()` runs it. Set by linking. */
  body: Iterator<unknown> | AsyncIterator<unknown> | undefined;
  /** The offset of the top-level `await` that the module is waiting in, or last waited in. */
  waitingAt: number | undefined;
}

export interface ModuleRecord {
  /** `file:///…`, `node:…`, `data:…`, or what a program's hooks have made up. */
  readonly url: string;
  readonly kind: 'esm' | 'commonjs' | 'json' | 'builtin';
  readonly exports: Exports;
  /** Puts an export there. */
  bind(name: string, get: () => unknown): void;
  /** The names it exports, without those of `export *`. */
  readonly names: ReadonlySet<string>;
  readonly esm: EsmPart | undefined;
  /** For all kinds but ES modules. */
  readonly run: (() => void) | undefined;
  /** What importers of the whole module get. Made by linking. */
  namespace: object | undefined;
  state: 'found' | 'linked' | 'running' | 'waiting' | 'done' | 'failed';
  /** Once it has run or waits: the first module of its circle to be reached, itself where it is in none. */
  root: ModuleRecord | undefined;
  /** While `waiting`: settles when the module and all it imports have run. */
  promise: Promise<void> | undefined;
  /** When `failed`: what it threw, which may be anything. */
  error: unknown;
}

/** The record of an ES module. */
export interface EsmRecord extends ModuleRecord {
  readonly esm: EsmPart;
}

/** A record nobody has linked yet. */
export function createRecord(
  given: Pick<ModuleRecord, 'url' | 'kind' | 'names' | 'esm' | 'run'>,
): ModuleRecord {
  const exports: Exports = {};
  // Promises give it, and must not meet a `then` that a program has put on all objects.
  return bare({
    ...given,
    exports,
    bind(name, get) {
      Object.defineProperty(exports, name, {
        get,
        set: refuse,
        enumerable: true,
        configurable: true,
      });
    },
    namespace: undefined,
    state: 'found',
    root: undefined,
    promise: undefined,
    error: undefined,
  });
}

/** What an assignment to an import comes to. */
export function refuse(): never {
  throw new TypeError('Assignment to constant variable.');
}
