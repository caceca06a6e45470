// Showing the timeline of what a block shows, and taking it away: of its recorded run, or of the reader's own.

import drawing from '../../styles/timeline.css?url';
import turns from '../../styles/timeline-turn.css?url';
import tools from '../../styles/timeline-tools.css?url';
import { loadSheet } from '../../styles/load-sheet.ts';
import { parseRecording } from '../../example/recording.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import { assetUrl } from '../../i18n/paths.ts';
import { loadTimelineStrings, pageLocale } from '../../i18n/timeline-strings.ts';
import { Picture, picturingAll } from '../../timeline/picture.ts';
import { Words } from '../../timeline/words.ts';
import type { TimelineAction } from '../block/actions.ts';
import type { Actions, Block, RunOnShow } from '../block/block.ts';
import { reader } from '../block/run-record.ts';
import { plainText } from '../output/terminal-text.ts';
import { codeLines } from './code-lines.ts';
import { liveLines, recordedLines } from './lines.ts';
import type { TimelineOptions } from './options.ts';
import { TimelinePanel } from './panel.ts';
import { keepCallbacksWish, keepTimelineWish, opensCallbacks } from './wish.ts';

/** Milliseconds between two looks at the clock while a run goes on. */
const tick = 200;

/** What is shown, by what it is of: the recorded run's element, or a run. */
const panels = new WeakMap<object, TimelinePanel>();

/** What the button does. */
export const actions = {
  async timeline(block, button) {
    const recorded = button.closest<HTMLElement>('[data-part="recorded"]');
    const of = recorded ?? block.shown;
    if (!of) return;
    keepTimelineWish(!panels.has(of));
    if (panels.has(of)) hide(of);
    else if (recorded) await showRecorded(block, recorded);
    else await showTimeline(block);
    button.ariaPressed = String(panels.has(of));
  },
} satisfies Actions<TimelineAction>;

/** Shows the timeline of what a block shows, of its run or of the record, whatever the reader wished last. */
export async function showTimelines(block: Block): Promise<void> {
  if (block.shown) await showTimeline(block);
  else if (!block.isFree && !panels.has(block.part('recorded'))) {
    await showRecorded(block, block.part('recorded'));
    sayPressed(block);
  }
}

/** Takes all timelines of a block away. */
export function hideTimelines(block: Block): void {
  for (const of of [block.part('recorded'), block.shown]) if (of) hide(of);
  sayPressed(block);
}

function sayPressed(block: Block): void {
  for (const button of block.root.querySelectorAll('[data-action="timeline"]')) {
    const of = button.closest('[data-part="recorded"]') ?? block.shown;
    button.ariaPressed = String(of !== undefined && panels.has(of));
  }
}

function hide(of: object): void {
  panels.get(of)?.close();
  panels.delete(of);
  if (of instanceof HTMLElement) of.querySelector('.timeline-rest')?.removeAttribute('hidden');
}

async function showRecorded(block: Block, recorded: HTMLElement): Promise<void> {
  const [{ strings, unknown }, answer] = await Promise.all([
    loadWords(),
    fetch(assetUrl(`recordings/${block.example}.json`)).catch(() => undefined),
  ]);
  if (!answer?.ok) {
    block.part('status').textContent = strings.notLoaded;
    return;
  }
  const text = await answer.text();
  // Pressed twice, it is shown once.
  if (panels.has(recorded)) return;
  const picture = picturingAll(parseRecording(text, block.example), { unknown });
  const lines = recordedLines(recorded);
  const code = codeLines(block, block.originals);
  const tellsCallbacks = picture.lanes.some(({ callbacks }) => !callbacks.isEmpty);
  const panel = panelOf(block, {
    picture,
    strings,
    lines,
    code,
    opensTurn: tellsCallbacks && opensCallbacks(block),
    nextRunTells: true,
    tellsCallbacks,
  });
  panels.set(recorded, panel);
  recorded.querySelector<HTMLElement>('.timeline-rest')?.setAttribute('hidden', '');
  recorded.querySelector('.block-caption')?.after(panel.root);
  panel.takePlace();
}

/** Shows the timeline of the run that a block shows, as it grows. */
export async function showTimeline(block: Block): Promise<void> {
  const { strings, unknown, stdin } = await loadWords();
  const run = block.shown;
  if (!run || panels.has(run)) return;
  const output = block.part('output');
  const picture = new Picture({
    unknown,
    reader: { source: reader, label: stdin },
    firstLine: run.output.lostLines,
  });
  const lines = liveLines(output);
  const panel = panelOf(block, {
    picture,
    strings,
    lines,
    code: codeLines(block, run.files),
    opensTurn: opensCallbacks(block),
    nextRunTells: run.watched === undefined,
    tellsCallbacks: run.watched === 'callbacks',
  });
  panels.set(run, panel);
  output.before(panel.root);
  const button = block.root.querySelector('.output-bar [data-action="timeline"]');
  if (button) button.ariaPressed = 'true';
  grow(block, run, picture, panel);
}

/** The timeline of something that a block has run, or that was recorded of it. */
function panelOf(
  block: Block,
  given: Omit<TimelineOptions, 'words' | 'program' | 'file' | 'onTurn'>,
): TimelinePanel {
  const panel = new TimelinePanel({
    ...given,
    words: new Words(given.picture, given.strings, plainText),
    onTurn: (isWanted) => keepCallbacksWish(block, isWanted),
    program: block.title,
    file: `${block.example}-timeline`,
  });
  // Whatever is written now, no line of it is one that ran.
  for (const change of ['edit', 'reset']) {
    block.root.addEventListener(change, () => given.code.mark(undefined), {
      signal: panel.closed,
    });
  }
  return panel;
}

/** Has a picture grow with its run, until that is over or another takes its place. */
function grow(block: Block, run: RunOnShow, picture: Picture, panel: TimelinePanel): void {
  /** The time of the page at which the run began, as near as its events tell. */
  let began = Infinity;
  const watch = new AbortController();
  const { signal } = watch;
  const end = (): void => {
    watch.abort();
    picture.end(run.outcome && 'duration' in run.outcome ? run.outcome.duration : 0);
    panel.ended();
  };
  panel.closed.addEventListener('abort', () => watch.abort());
  block.root.addEventListener('run-start', () => panel.close(), { signal: panel.closed });
  run.output.follow((event) => {
    picture.add(event);
    began = Math.min(began, performance.now() - event.at);
    panel.grown();
  }, signal);
  if (run.outcome) {
    end();
    return;
  }
  const clock = setInterval(() => {
    picture.reaches(performance.now() - began);
    panel.grown();
  }, tick);
  signal.addEventListener('abort', () => {
    clearInterval(clock);
  });
  block.root.addEventListener('run-end', end, { signal });
}

async function loadWords() {
  const [strings, block] = await Promise.all([
    loadTimelineStrings(pageLocale()),
    loadBlockStrings(),
    loadSheet(drawing),
    loadSheet(tools),
    loadSheet(turns),
  ]);
  return { strings, unknown: block.unknownSource, stdin: 'stdin' };
}
