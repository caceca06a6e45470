// The runs of the page's blocks: at most one a block, and the latest wins.

import { prepareEngine, startProgram } from '../engine/session.ts';
import { type EngineFailure, EngineError } from '../engine/types.ts';
import { loadBlockStrings } from '../i18n/client-strings.ts';
import { Output } from './output.ts';
import { programOf } from './program.ts';
import { BlockView } from './view.ts';

const current = new WeakMap<HTMLElement, AbortController>();

/** Starts to load the engine that a run would use; quietly does nothing where it cannot. */
export const prepare = prepareEngine;

/** Runs the block's program, ending its earlier run if there is one. Never rejects. */
export async function startRun(block: HTMLElement): Promise<void> {
  current.get(block)?.abort();
  const control = new AbortController();
  current.set(block, control);
  const { signal } = control;
  const superseded = () => current.get(block) !== control;

  const strings = await loadBlockStrings();
  if (superseded()) return;
  const view = new BlockView(block, strings);
  const output = new Output(view.output, strings);
  view.booting('loading');
  const since = performance.now();
  try {
    const { run, engine, nodeVersion, fellBackBecause } = await startProgram(programOf(block), {
      signal,
      onStage: (stage) => {
        if (!superseded()) view.booting(stage);
      },
    });
    signal.addEventListener('abort', () => void run.stop());
    if (signal.aborted) await run.stop();
    if (superseded()) return;
    view.running(engine, nodeVersion, fellBackBecause);
    for await (const event of run.events) {
      if (superseded()) return;
      output.add(event);
    }
    const result = await run.result;
    if (superseded()) return;
    output.end();
    view.ended(result);
  } catch (error) {
    if (superseded()) return;
    output.end();
    if (signal.aborted) view.ended({ kind: 'stopped', duration: performance.now() - since });
    else view.failed(failureOf(error));
  }
}

/** Stops the block's run, whether it boots or runs. The output so far stays. */
export function stopRun(block: HTMLElement): void {
  current.get(block)?.abort();
}

/** An engine's own failure; anything else is a fault of ours, reported as one. */
function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineError) return error.failure;
  reportError(error);
  return 'broken';
}
