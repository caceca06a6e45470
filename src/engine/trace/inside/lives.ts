// Runs inside the reader's Node: tells that this thread has begun and that it is about to end, and of which
// error. What Node prints of one goes round its streams, straight to the descriptor, and bears nobody's name.
import type * as Threads from 'node:worker_threads';
import type { Kit } from './kit.ts';
import type { States } from './states.ts';

/**
 * Reports the beginning; an error that nobody in this thread takes, just before Node prints it; and the end,
 * for which `end` is called before the program hears of it.
 */
export function traceLife(
  require: NodeJS.Require,
  kit: Kit,
  states: States,
  end: () => void,
): void {
  const { isMainThread } = require('node:worker_threads') as typeof Threads;
  const { self: source, heritage } = kit;
  const emit = process.emit.bind(process) as (event: string, ...args: unknown[]) => boolean;

  /** Takes the trace out of an error's stack, and out of what Node adds to it of the event that was one. */
  function tidy(error: Error): void {
    const { stack } = error;
    const tidied = typeof stack === 'string' ? kit.tidy(stack) : stack;
    if (tidied !== stack) Reflect.set(error, 'stack', tidied);
    for (const key of Object.getOwnPropertySymbols(error)) {
      if (key.description !== 'kEnhanceStackBeforeInspector') continue;
      const enhance = Reflect.get(error, key) as () => string;
      kit.hide(error, key, () => kit.tidy(enhance()));
    }
  }

  function fail(error: unknown): void {
    if (error instanceof Error) tidy(error);
    kit.report({ kind: 'failed', at: kit.now(), source, error: kit.lineOf(error) });
  }

  // Not a listener: with one for errors the thread would live on.
  kit.hide(process, 'emit', (event: string, ...args: unknown[]) => {
    if (event === 'exit') {
      states.last();
      end();
    }
    const isHeard = emit(event, ...args);
    if (event === 'uncaughtException' && !isHeard) fail(args[0]);
    return isHeard;
  });

  if (isMainThread) kit.note(source.threadId, 'born', kit.now());
  const birth = kit.birthOf(source.threadId) ?? { at: kit.now() };
  const parent = heritage.parent ? { parent: heritage.parent } : {};
  const pid = isMainThread && heritage.number !== undefined ? { pid: process.pid } : {};
  kit.report({ kind: 'started', ...birth, source, ...parent, ...pid, bare: false });
  states.begin();
}
