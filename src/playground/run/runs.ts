// The runs of the page's blocks: at most one a block, and the latest wins.

import sheet from '../../styles/block-ran.css?url';
import { loadSheet } from '../../styles/load-sheet.ts';
import {
  engineBegun,
  prepareEngine,
  reconsiderEngines,
  startProgram,
} from '../../engine/session.ts';
import type { EngineId } from '../../engine/types.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { RunAction } from '../block/actions.ts';
import { type Actions, Block } from '../block/block.ts';
import { readNeeds, readProgram } from '../block/program.ts';
import { reasonRecord, type Outcome } from '../block/run-record.ts';
import { readSeed } from '../block/seed.ts';
import { keepNow } from '../keeping/edits.ts';
import { hasAsked, keepPage, keptState, reloadKeeping } from '../keeping/pages.ts';
import { preferEngine } from './choices.ts';
import { clearHint, showHint } from './hints.ts';
import { readsInput, showInput } from './input.ts';
import { giveAway } from '../prediction/give-away.ts';
import { showsTimeline, wantsTimeline, watchedIn } from '../timeline/wish.ts';
import { loadProperty } from './load-property.ts';
import { reasonOf } from './reason.ts';
import { ShownRun } from './shown-run.ts';

/** A page that is left runs nothing on, and shows its output when the reader comes back. */
function leavePage(): void {
  for (const { running, many } of Block.all()) {
    running?.abort();
    many?.abort();
  }
  keepNow();
  keepPage();
}

addEventListener('pagehide', leavePage);

void engineBegun.then(async () => {
  const { startVisit } = await import('../../visit/visit.ts');
  startVisit({ onLeave: leavePage });
});

/** What the buttons do. */
export const actions = {
  run: (block) => startRun(block),
  stop: ({ running }) => running?.abort(),
  // Tries StackBlitz again, or the built-in engine, for the block whose reader asks for it.
  retry: async (block, button) => {
    if (button.dataset['value'] === 'reload') {
      reloadKeeping(block);
      return;
    }
    if (button.dataset['value'] === 'builtin') {
      await startRun(block, 'builtin');
      return;
    }
    reconsiderEngines();
    await startRun(block);
  },
  prefer: async (_, button) => {
    preferEngine(button, await loadBlockStrings());
  },
} satisfies Actions<RunAction>;

/** Starts to load the engine that a run of the block would use; quietly does nothing where it cannot. */
export const prepare = (block: Block): void => {
  prepareEngine(readNeeds(block));
};

/**
 * Runs the block's program, ending its earlier run if there is one; on `asked`, if that is given. Never
 * rejects.
 */
async function startRun(block: Block, asked?: EngineId): Promise<void> {
  block.running?.abort();
  // A block does one thing at a time: its runs would be in each other's way.
  block.many?.abort();
  const control = new AbortController();
  const { signal } = control;
  block.running = control;
  giveAway(block);
  // Judged by when it is over, and not waited for until then.
  const property = loadProperty(block);
  const strings = await load();
  if (block.running !== control) return;

  const program = readProgram(block);
  const seed = readSeed(block);
  const { offsetHeight } = block.part(block.shown ? 'panel' : 'recorded');
  const watch = watchedIn(block);
  const shown = new ShownRun(block, strings, { watched: watch });
  // One that fills the window is where it is to be seen.
  if (!block.isPresented) shown.view.follow(offsetHeight);
  let since = performance.now();
  let hideInput: (() => void) | undefined;
  const end = (outcome: Outcome): void => {
    if (block.running !== control) return;
    block.running = undefined;
    const verdict = shown.ended(outcome);
    hideInput?.();
    const { place } = shown;
    showHint(block, shown.output.events(), outcome, place, strings.tools.hints);
    block.tell('run-end', {
      outcome,
      ...(place ? { place } : {}),
      ...(verdict ? { verdict } : {}),
    });
  };
  clearHint(block);
  shown.view.booting('probing');
  // The reader sees the end at once, however long an engine takes over it.
  signal.addEventListener('abort', () => {
    end({ kind: 'stopped', duration: performance.now() - since });
  });
  block.tell('run-start', { program, isOriginal: !block.isEdited });
  if (showsTimeline(block)) showTimeline(block);
  try {
    const { run, engine, nodeVersion, fellBackBecause } = await startProgram(program, {
      signal,
      needs: readNeeds(block),
      ...(watch ? { watch } : {}),
      ...(asked ? { engine: asked } : {}),
      ...(seed === undefined ? {} : { seed }),
      onStage: (stage) => {
        if (!signal.aborted) shown.view.booting(stage);
      },
    });
    if (signal.aborted) {
      await run.stop();
      return;
    }
    signal.addEventListener('abort', () => void run.stop());
    since = performance.now();
    shown.running({
      engine,
      nodeVersion,
      ...(seed === undefined ? {} : { seed }),
      ...(fellBackBecause ? { fellBackBecause: reasonRecord(fellBackBecause) } : {}),
    });
    run.onSilence((isSilent) => {
      if (block.running === control) shown.view.silent(isSilent);
    });
    if (readsInput(block)) {
      hideInput = showInput(block, run, strings.tools.input, (line) => {
        shown.output.echo(line, performance.now() - since);
      });
    }
    for await (const event of run.events) {
      if (block.running !== control) return;
      shown.output.add(event);
      block.tell('run-event', event);
    }
    const result = await run.result;
    await property;
    end(result);
  } catch (error) {
    // What ends by the reader's wish ends with an error, too.
    if (!signal.aborted) end({ kind: 'failed', failure: reasonOf(error) });
  }
}

async function load(): Promise<BlockStrings> {
  const [strings] = await Promise.all([loadBlockStrings(), loadSheet(sheet)]);
  return strings;
}

/** Shows the timeline of a run beside its lines, when that has loaded: the run waits for nothing. */
function showTimeline(block: Block): void {
  import('../timeline/actions.ts').then(({ showTimeline: show }) => show(block)).catch(reportError);
}

/** Gives a block its last run back, in the language of its page, where one was kept of it. */
export async function restoreRun(block: Block): Promise<void> {
  const run = keptState(block)?.run;
  const asked = hasAsked(block);
  const [strings] = await Promise.all([load(), loadProperty(block)]);
  // What the reader has done in the meantime stays.
  if (run && block.root.dataset['state'] === 'idle') {
    ShownRun.restore(block, strings, run);
    giveAway(block);
    showHint(block, run.events, run.outcome, run.place, strings.tools.hints);
    if (wantsTimeline()) showTimeline(block);
  }
  if (!asked) return;
  const note = document.createElement('span');
  note.textContent = strings.reloaded;
  block.part('status').append(note);
  block.button('run').focus();
}
