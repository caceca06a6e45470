// The runs of the page's blocks: at most one a block, and the latest wins.

import { engineUp, prepareEngine, reconsiderEngines, startProgram } from '../engine/session.ts';
import { EngineError } from '../engine/types.ts';
import { loadBlockStrings } from '../i18n/client-strings.ts';
import { preferEngine } from './choices.ts';
import { keepPage, reloadKeeping } from './keeping.ts';
import { Output } from './output.ts';
import { programOf } from './program.ts';
import { BlockView } from './view.ts';

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

void engineUp.then(async () => {
  const { startVisit } = await import('../visit/visit.ts');
  startVisit({ onLeave: leavePage });
});

/** Starts to load the engine that a run would use; quietly does nothing where it cannot. */
export const prepare = prepareEngine;

/** Runs the block's program, ending its earlier run if there is one. Never rejects. */
export async function startRun(block: HTMLElement): Promise<void> {
  current.get(block)?.abort();
  const control = new AbortController();
  current.set(block, control);
  const { signal } = control;
  const strings = await loadBlockStrings();
  if (current.get(block) !== control) return;

  const view = new BlockView(block, strings);
  const output = new Output(view.output, strings);
  const isOurs = () => current.get(block) === control && !signal.aborted;
  let since = performance.now();
  view.booting('probing');
  // The reader sees the end at once, however long an engine takes over it.
  signal.addEventListener('abort', () => {
    if (current.get(block) !== control) return;
    output.end();
    view.ended({ kind: 'stopped', duration: performance.now() - since });
  });
  try {
    const { run, engine, nodeVersion, fellBackBecause } = await startProgram(programOf(block), {
      signal,
      onStage: (stage) => {
        if (isOurs()) view.booting(stage);
      },
    });
    if (!isOurs()) {
      await run.stop();
      return;
    }
    signal.addEventListener('abort', () => void run.stop());
    since = performance.now();
    view.running(engine, nodeVersion, fellBackBecause);
    for await (const event of run.events) {
      if (!isOurs()) return;
      output.add(event);
    }
    const result = await run.result;
    if (!isOurs()) return;
    output.end(result.kind === 'exited');
    view.ended(result);
  } catch (error) {
    if (!isOurs()) return;
    output.end();
    view.failed(failureOf(error));
  } finally {
    if (current.get(block) === control) current.delete(block);
  }
}

/** Stops the block's run, whether it boots or runs. The output so far stays. */
export function stopRun(block: HTMLElement): void {
  current.get(block)?.abort();
}

/** Tries StackBlitz again, for the block whose reader asks for it by `button`. */
export async function retry(block: HTMLElement, button: HTMLElement): Promise<void> {
  if (button.dataset['value'] === 'reload') {
    reloadKeeping(block);
    return;
  }
  reconsiderEngines();
  await startRun(block);
}

/** Makes the engine that `button` offers the reader's first choice. */
export async function prefer(button: HTMLElement): Promise<void> {
  preferEngine(button, await loadBlockStrings());
}

/** An engine's own failure; anything else is a fault of ours, reported as one. */
function failureOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  reportError(error);
  return new EngineError('builtin', 'broken', { cause: error });
}
