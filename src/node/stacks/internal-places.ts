// Places in Node's own text that it points to when a program dies of what has no place in the program.
import type { Place } from './script-registry.ts';

const promises = { script: 'node:internal/process/promises', length: 1 } as const;

/** As in the Node of `system/version.ts`. */
export const internalPlaces = {
  /** An ES module that the command line names threw what is no error. */
  entry: {
    script: 'node:internal/modules/run_main',
    line: 107,
    column: 5,
    length: 1,
    text: '    triggerUncaughtException(',
  },
  /** A listener of an event target threw, or rejected. */
  listener: {
    script: 'node:internal/event_target',
    line: 1128,
    column: 28,
    length: 1,
    text: '  process.nextTick(() => { throw err; });',
  },
  /** A promise was rejected with what is no error. */
  rejection: {
    ...promises,
    line: 392,
    column: 7,
    text: '      new UnhandledPromiseRejection(reason);',
  },
  /** The same with `--unhandled-rejections=strict`. */
  strictRejection: {
    ...promises,
    line: 343,
    column: 14,
    text: '    reason : new UnhandledPromiseRejection(reason);',
  },
} as const satisfies Record<string, Place>;
