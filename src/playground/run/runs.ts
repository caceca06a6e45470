// The runs of the page's blocks: at most one a block, and the latest wins.

import { prepareEngine, reconsiderEngines, startProgram } from '../../engine/session.ts';
import { EngineError, type Run } from '../../engine/types.ts';
import { loadBlockStrings } from '../../i18n/client-strings.ts';
import { reloadKeeping } from '../keeping.ts';
import { preferEngine } from './choices.ts';
import { programOf } from './program.ts';
import { failureRecord } from './run-record.ts';
import { ShownRun } from './shown-run.ts';

interface Current {
  readonly control: AbortController;
  /** Once the program runs. */
  run?: Run;
}

const current = new Map<HTMLElement, Current>();

function stopAll(): void {
  for (const { control } of current.values()) control.abort();
}

// A page that is left runs nothing on, and one that the reader comes back to says so.
addEventListener('pagehide', stopAll);

/** Starts to load the engine that a run would use; quietly does nothing where it cannot. */
export const prepare = prepareEngine;

/** Does what a button of a block, by its `data-action`, says of runs. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  switch (button.dataset['action']) {
    case 'run':
      return startRun(block);
    case 'stop':
      stopRun(block);
      return;
    case 'retry':
      return retry(block, button);
    case 'prefer':
      preferEngine(button, await loadBlockStrings());
  }
}

/** Runs the block's program, ending its earlier run if there is one. Never rejects. */
export async function startRun(block: HTMLElement): Promise<void> {
  current.get(block)?.control.abort();
  const own: Current = { control: new AbortController() };
  current.set(block, own);
  const { signal } = own.control;
  const strings = await loadBlockStrings();
  if (current.get(block) !== own) return;

  const shown = new ShownRun(block, strings);
  const isOurs = () => current.get(block) === own && !signal.aborted;
  let since = performance.now();
  shown.view.booting('probing');
  // The reader sees the end at once, however long an engine takes over it.
  signal.addEventListener('abort', () => {
    if (current.get(block) !== own) return;
    shown.ended({ kind: 'stopped', duration: performance.now() - since });
  });
  try {
    const { run, engine, nodeVersion, fellBackBecause } = await startProgram(programOf(block), {
      signal,
      onStage: (stage) => {
        if (isOurs()) shown.view.booting(stage);
      },
    });
    if (!isOurs()) {
      await run.stop();
      return;
    }
    signal.addEventListener('abort', () => void run.stop());
    own.run = run;
    since = performance.now();
    shown.running({
      engine,
      nodeVersion,
      ...(fellBackBecause ? { fellBackBecause: failureRecord(fellBackBecause) } : {}),
    });
    for await (const event of run.events) {
      if (!isOurs()) return;
      shown.output.add(event);
    }
    const result = await run.result;
    if (!isOurs()) return;
    shown.ended(result);
  } catch (error) {
    if (!isOurs()) return;
    shown.failed(failureRecord(failureOf(error)));
  } finally {
    if (current.get(block) === own) current.delete(block);
  }
}

/** Stops the block's run, whether it boots or runs. The output so far stays. */
export function stopRun(block: HTMLElement): void {
  current.get(block)?.control.abort();
}

/** The block's program, while it runs: to give it input. */
export function runOf(block: HTMLElement): Run | undefined {
  return current.get(block)?.run;
}

/** Tries StackBlitz again, for the block whose reader asks for it by `button`. */
async function retry(block: HTMLElement, button: HTMLElement): Promise<void> {
  if (button.dataset['value'] === 'reload') {
    stopAll();
    reloadKeeping(block);
    return;
  }
  reconsiderEngines();
  await startRun(block);
}

/** An engine's own failure; anything else is a fault of ours, reported as one. */
function failureOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  reportError(error);
  return new EngineError('builtin', 'broken', { cause: error });
}
