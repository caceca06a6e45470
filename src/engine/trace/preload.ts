// The preload: text of a CommonJS file for `node --require`, which reports what a program does.
import type { Watched } from '../types.ts';
import { traceWire } from './wire.ts';
import { traceBlocking } from './inside/blocking.ts';
import { traceCallbacks } from './inside/callbacks.ts';
import { makeKit } from './inside/kit.ts';
import { traceLife } from './inside/lives.ts';
import { makePost } from './inside/messages.ts';
import { traceProcesses } from './inside/processes.ts';
import { makeStates } from './inside/states.ts';
import { makeClaim, traceStdio } from './inside/stdio.ts';
import { traceThreads } from './inside/threads.ts';
import { hushWarnings } from './inside/warnings.ts';

/** What may be asked of a trace. */
export interface TraceOptions {
  /** The path of a package.json that lies above the program and is not its own. */
  readonly strange?: string;
  /** What to tell that costs something: see `RunOptions`. */
  readonly watch?: Watched | undefined;
}

/**
 * The text of the preload; `key` must be the parser's. Give it to Node by `--require`:
 * `--import` would make Node load a CommonJS entry as a module, which changes the order of
 * `nextTick` and promises. The file must stay while the program runs, for its threads and children.
 */
export function tracePreload(key: string, { strange, watch }: TraceOptions = {}): string {
  const hush =
    strange === undefined ? '' : `(${String(hushWarnings)})(kit, ${JSON.stringify(strange)});`;
  return `'use strict';
const { getEnvironmentData, threadId } = require('node:worker_threads');
// A child's options may name the file twice; a thread is traced once.
if (getEnvironmentData(${JSON.stringify(key)})?.parent.threadId !== threadId) {
  try {
    const kit = (${String(makeKit)})(require, __filename, ${JSON.stringify(traceWire(key))});
    const claim = (${String(makeClaim)})(kit);
    ${hush}
    (${String(traceStdio)})(require, kit);
    const states = (${String(makeStates)})(require, kit, ${String(watch !== undefined)});
    const post = (${String(makePost)})(require, kit);
    const end = (${String(traceThreads)})(require, kit, claim, post, states);
    (${String(traceProcesses)})(require, kit, claim, post, states);
    (${String(traceBlocking)})(require, kit, states);
    ${watch === 'callbacks' ? `(${String(traceCallbacks)})(require, kit, states);` : ''}
    require('node:module').syncBuiltinESMExports();
    (${String(traceLife)})(require, kit, states, end);
  } catch {
    // A Node that lacks what a part of this needs runs the program all the same.
  }
}
`;
}
