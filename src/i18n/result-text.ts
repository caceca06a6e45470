// How a run ended, in words: the same of a recorded run and of the reader's own.

import type { RunResult } from '../engine/types.ts';
import type { BlockStrings } from './strings/types.ts';

/** One sentence for the end of a run. */
export function resultText(result: RunResult, strings: BlockStrings): string {
  const after = strings.seconds(result.duration);
  switch (result.kind) {
    case 'stopped':
      return strings.stopped(after);
    case 'timed-out':
      return strings.timedOut(after);
    case 'output-limit':
      return strings.outputLimit(after);
    case 'out-of-memory':
      return strings.outOfMemory(after);
    case 'exited':
      return result.signal === null
        ? strings.exited(result.code ?? 0, after)
        : strings.killed(result.signal, after);
  }
}

/** Whether a run ended as no run should: not by the reader's wish, and with no code 0. */
export function isFailure(result: RunResult): boolean {
  return result.kind === 'exited' ? result.code !== 0 : result.kind !== 'stopped';
}
