// The runs of the page's blocks: at most one a block, and the latest wins.

import {
  engineBegun,
  prepareEngine,
  reconsiderEngines,
  startProgram,
} from '../../engine/session.ts';
import { EngineError } from '../../engine/types.ts';
import { loadBlockStrings } from '../../i18n/client-strings.ts';
import { keepPage, reloadKeeping } from '../keeping.ts';
import { preferEngine } from './choices.ts';
import { readsInput, showInput } from './input.ts';
import { programOf } from './program.ts';
import { failureRecord } from './run-record.ts';
import { ShownRun } from './shown-run.ts';

const current = new Map<HTMLElement, AbortController>();

function stopAll(): void {
  for (const control of current.values()) control.abort();
}

/** A page that is left runs nothing on, and shows its output when the reader comes back. */
function leavePage(): void {
  stopAll();
  keepPage();
}

addEventListener('pagehide', leavePage);

void engineBegun.then(async () => {
  const { startVisit } = await import('../../visit/visit.ts');
  startVisit({ onLeave: leavePage });
});

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
  current.get(block)?.abort();
  const control = new AbortController();
  current.set(block, control);
  const { signal } = control;
  const strings = await loadBlockStrings();
  if (current.get(block) !== control) return;

  const shown = new ShownRun(block, strings);
  const isOurs = () => current.get(block) === control && !signal.aborted;
  let since = performance.now();
  let hideInput: (() => void) | undefined;
  shown.view.booting('probing');
  // The reader sees the end at once, however long an engine takes over it.
  signal.addEventListener('abort', () => {
    if (current.get(block) !== control) return;
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
    since = performance.now();
    shown.running({
      engine,
      nodeVersion,
      ...(fellBackBecause ? { fellBackBecause: failureRecord(fellBackBecause) } : {}),
    });
    if (readsInput(block)) {
      hideInput = showInput(block, run, strings.tools.input, (line) => {
        shown.output.echo(line, performance.now() - since);
      });
      signal.addEventListener('abort', hideInput);
    }
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
    hideInput?.();
    if (current.get(block) === control) current.delete(block);
  }
}

/** Stops the block's run, whether it boots or runs. The output so far stays. */
export function stopRun(block: HTMLElement): void {
  current.get(block)?.abort();
}

/** Tries StackBlitz again, for the block whose reader asks for it by `button`. */
async function retry(block: HTMLElement, button: HTMLElement): Promise<void> {
  if (button.dataset['value'] === 'reload') {
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
