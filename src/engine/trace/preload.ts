// The preload: text of a CommonJS file for `node --require`, which reports what a program does.
import { traceWire } from './wire.ts';
import { traceDeath } from './inside/deaths.ts';
import { makeKit } from './inside/kit.ts';
import { makePost } from './inside/messages.ts';
import { traceProcesses } from './inside/processes.ts';
import { makeClaim, traceStdio } from './inside/stdio.ts';
import { traceThreads } from './inside/threads.ts';
import { hushWarnings } from './inside/warnings.ts';

/**
 * The text of the preload; `key` must be the parser's. Give it to Node by `--require`:
 * `--import` would make Node load a CommonJS entry as a module, which changes the order of
 * `nextTick` and promises. The file must stay while the program runs, for its threads and children.
 * `strange` is the path of a package.json that lies above the program and is not its own, if any.
 */
export function tracePreload(key: string, strange?: string): string {
  const hush =
    strange === undefined ? '' : `(${String(hushWarnings)})(kit, ${JSON.stringify(strange)});`;
  return `'use strict';
const { getEnvironmentData, isMainThread, threadId } = require('node:worker_threads');
// A child's options may name the file twice; a thread is traced once.
if (getEnvironmentData(${JSON.stringify(key)})?.parent.threadId !== threadId) {
  try {
    const kit = (${String(makeKit)})(require, __filename, ${JSON.stringify(traceWire(key))});
    const claim = (${String(makeClaim)})(kit);
    ${hush}
    (${String(traceStdio)})(require, kit);
    const post = (${String(makePost)})(require, kit);
    (${String(traceThreads)})(require, kit, claim, post);
    (${String(traceProcesses)})(require, kit, claim, post);
    require('node:module').syncBuiltinESMExports();
    const { self: source, heritage: { number, parent } } = kit;
    if (isMainThread) (${String(traceDeath)})(kit);
    const pid = number && process.pid;
    if (isMainThread) kit.report({ kind: 'started', at: kit.now(), source, parent, pid });
  } catch {
    // A Node that lacks what a part of this needs runs the program all the same.
  }
}
`;
}
