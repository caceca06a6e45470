// Many runs of a block: at most one series a block, and the latest wins.

import { isAble, prepareEngine, startProgram } from '../../engine/session.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import outcomes from '../../styles/block-outcomes.css?url';
import ran from '../../styles/block-ran.css?url';
import { loadSheet } from '../../styles/load-sheet.ts';
import type { ManyAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { isChanged, readNeeds, readProgram } from '../block/program.ts';
import { isReader, type ManyRecord } from '../block/run-record.ts';
import { readSeed } from '../block/seed.ts';
import { offerShake } from '../block/shaking.ts';
import { giveAway } from '../prediction/give-away.ts';
import { readsInput } from '../run/input.ts';
import { loadProperty } from '../run/load-property.ts';
import { Collection, standardOf } from './collection.ts';
import { manyTimes } from './panel.ts';
import { runMany } from './runner.ts';
import { ShownMany } from './shown-many.ts';
import { showStop } from './show-stop.ts';

/** What the button does: a second press ends it. */
export const actions = {
  many: async (block, { dataset }) => {
    if (block.many) block.many.abort();
    else await start(block, Number(dataset['value'] ?? manyTimes[0]));
  },
} satisfies Actions<ManyAction>;

/**
 * Runs the block's program so many times, ending what runs in it: a block does one thing at a time. Never
 * rejects but where what it needs does not load.
 */
async function start(block: Block, times: number): Promise<void> {
  block.many?.abort();
  block.running?.abort();
  const control = new AbortController();
  const { signal } = control;
  block.many = control;
  giveAway(block);
  const needs = readNeeds(block);
  // With a seed another engine may serve than the one that comes first.
  if (readSeed(block) === undefined) prepareEngine(needs);
  const strings = await load(block);
  if (block.many !== control) return;

  const program = readProgram(block);
  // Seeds go round at the end of what they may be.
  const first = readSeed(block);
  const seedOf = (number: number): number | undefined =>
    first === undefined ? undefined : (first + number) >>> 0;
  const input = readsInput(block) ? typedIn(block) : undefined;
  const shown = new ShownMany(
    block,
    strings,
    {
      collection: collectionOf(block, strings),
      times,
      wasOriginal: !block.isEdited,
      hadInput: input !== undefined && input.length > 0,
    },
    {
      stop: () => {
        control.abort();
      },
      again: (again) => void start(block, again),
    },
  );
  shown.reveal();
  const nameAgain = showStop(block, 'many', strings.stop);
  // The reader sees the end at once, however long an engine takes over it.
  const over = (end: Parameters<ShownMany['over']>[0]): void => {
    shown.over(end);
    if (block.many !== control) return;
    block.many = undefined;
    nameAgain();
  };
  signal.addEventListener('abort', () => {
    over({ kind: 'stopped' });
  });
  const end = await runMany({
    times,
    signal,
    seedOf,
    start: (number, engine) => {
      const seed = seedOf(number);
      return startProgram(program, {
        signal,
        needs,
        onStage: () => undefined,
        ...(engine ? { engine } : {}),
        ...(seed === undefined ? {} : { seed }),
      });
    },
    feed: (run) => {
      if (!input) return;
      for (const line of input) run.write(line);
      run.endInput();
    },
    hear: (run) => {
      shown.add(run);
    },
  });
  over(end);
}

/** Gives a block the outcomes back that were kept of it, in the language of its page. */
export async function restoreMany(block: Block, record: ManyRecord): Promise<void> {
  const { runs, end, hadInput, isStale } = record;
  const strings = await load(block);
  // What the reader has done in the meantime stays.
  if (block.outcomes || block.many) return;
  const wasOriginal = runs[0]?.wasOriginal ?? false;
  // Runs of other code are not held against what is promised of this.
  const collection = collectionOf(block, strings, wasOriginal && !isStale);
  const subject = { collection, times: runs.length, wasOriginal, hadInput };
  const orders = {
    stop: () => undefined,
    again: (times: number) => void start(block, times),
  };
  const shown = new ShownMany(block, strings, subject, orders, isStale);
  for (const { events, outcome, place } of runs) {
    if (outcome.kind === 'failed' || !place) continue;
    shown.add({ events, lostLines: 0, result: outcome, place });
  }
  shown.over(end);
}

async function load(block: Block): Promise<BlockStrings> {
  const [strings] = await Promise.all([
    loadBlockStrings(),
    loadSheet(outcomes),
    loadSheet(ran),
    loadProperty(block),
    ...(isAble('builtin', readNeeds(block)) ? [offerShake(block)] : []),
  ]);
  return strings;
}

const collectionOf = (block: Block, strings: BlockStrings, isOwn = true): Collection =>
  new Collection(isOwn && !isChanged(block) ? standardOf(block) : {}, strings.unknownSource);

/** What was typed into the last run of a block: each of these runs is given it. */
function typedIn(block: Block): readonly string[] {
  const events = block.shown?.record().events ?? [];
  return events.flatMap((event) =>
    event.kind === 'stdout' && isReader(event.source) ? [event.text] : [],
  );
}
