// What the lower layers of a thread ask of the upper ones, which are made of them.
import type { Capture } from '../builtins/process/settings.ts';
import type { Process } from '../builtins/process/process.ts';
import type { Loader } from '../loader/loader.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Ending } from './ending.ts';

/** Every circle of a thread goes through here. Nothing asks before all is there (run-thread.ts). */
export interface Upper {
  /** For messages that hold objects of a module's, streams, and libraries in the parts. */
  readonly catalogue: Catalogue;
  /** For warnings of the ports, and for the end, which `process` itself can bring about. */
  readonly process: Process;
  /** The program's callback for all exceptions. */
  readonly captured: () => Capture | null;
  /** For the loop, when nothing is left to do. */
  readonly ending: Ending;
  /** For `node:module` and for new threads; and for the end, which may come in a top-level `await`. */
  readonly loader: Loader;
  /** The globals as they were before the program began: see held-globals.ts. */
  readonly held: Readonly<Record<string, unknown>>;
}
