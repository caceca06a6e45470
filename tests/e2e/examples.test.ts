// Every example in its block, on each engine: it keeps its property, and both engines tell the same of
// it, event by event. In Firefox on the built-in engine alone.

import type { Page } from '@playwright/test';
import type { Ability } from '../../src/engine/abilities.ts';
import { stackblitzLacks } from '../../src/engine/stackblitz/lacks.ts';
import type { EngineId, RunEvent, RunResult, Source } from '../../src/engine/types.ts';
import type { Example } from '../../src/example/example.ts';
import { linesOf } from '../../src/example/lines.ts';
import { checkProperty, type Property } from '../../src/example/property.ts';
import { sourceLabel } from '../../src/example/source.ts';
import type { Outcome } from '../../src/playground/block/run-record.ts';
import { examplesByAddress } from './addresses.ts';
import { Block } from './block.ts';
import { expect, test as base } from './engines.ts';
import { useOrigin } from './faults.ts';

/** A run as its block told it. */
interface Told {
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

const test = base.extend<{ stackblitzPage: Page | undefined }>({
  stackblitzPage: async ({ browser, browserName, standIn }, use) => {
    if (browserName === 'firefox') {
      await use(undefined);
      return;
    }
    // The one that the built-in engine is held to.
    standIn.serveNode('24');
    const page = await browser.newPage({ bypassCSP: true });
    await useOrigin(page, standIn.origin);
    await use(page);
    await page.close();
  },
});

/** Runs an example in its block: it ends on that engine, and what is shown keeps its property. */
async function run(page: Page, { id, property }: Example, engine: EngineId): Promise<Told> {
  const block = new Block(page, id);
  const told = await block.root.evaluateHandle((root: HTMLElement) => {
    const events: RunEvent[] = [];
    root.addEventListener('run-event', ({ detail }) => events.push(detail));
    const outcome = new Promise<Outcome>((resolve) => {
      root.addEventListener('run-end', ({ detail }) => {
        resolve(detail.outcome);
      });
    });
    return { events, outcome };
  });
  await block.run.click();
  await block.hasState('exited');
  await expect(block.root).toHaveAttribute('data-engine', engine);

  const shown = (await block.lines()).map(({ stream, text }): RunEvent => {
    const source = { pid: 0, threadId: 0 };
    return { kind: stream, at: 0, source, text: `${text}\n` };
  });
  const code = Number(await block.root.getAttribute('data-exit-code'));
  const result = { kind: 'exited', code, signal: null, duration: 0 } as const;
  expect.soft(checkProperty(property, shown, result), id).toBeUndefined();

  const { events, outcome } = await told.evaluate(async ({ events, outcome }) => ({
    events,
    outcome: await outcome,
  }));
  if (outcome.kind === 'failed') throw new Error(`${id}: no engine ran it`);
  return { events, result: outcome };
}

const isLacked = (need: Ability): boolean => stackblitzLacks().includes(need);

/** Runs an example on StackBlitz, and sees first that one which it is known not to be able to runs elsewhere. */
async function runOnStackblitz(page: Page, example: Example): Promise<Told> {
  if (example.needs.some(isLacked)) {
    await run(page, example, 'builtin');
    // The stand-in is able to.
    await new Block(page, example.id).root.evaluate((root) => delete root.dataset['needs']);
  }
  return await run(page, example, 'stackblitz');
}

/** What differs from run to run, and from directory to directory, is the same in all. */
const settle = (text: string): string =>
  text.replaceAll(/(file:\/\/)?\/[\w/.-]+\/(\w+\.m?js)/g, '$2').replaceAll(/\d+(\.\d+)?/g, '#');

/**
 * What Node shows of itself, and each engine in its own way or not at all: its frames in a stack,
 * and its own source with the caret, where the error was thrown in there.
 */
const internals = [
  /^ +at .*node:/,
  /^node:internal/,
  /^ *\^$/,
  /^ *process\.nextTick\(.*throw err/,
];

/** Whoever did something, by a name that each engine has for it: a process has another id on each. */
const nameOf = (source: Source, main: Source): string =>
  sourceLabel(source, main).replace(/^child \d+/, 'child');

/**
 * What a run tells, without its times, in an order that does not hang on its scheduling; how often
 * a clock ticked hangs on it too, so each line counts once. A thread that ends with its process may
 * have an exit code or none: whose end is heard first is chance.
 */
function tells({ events, result }: Told, property: Property): unknown {
  const main = events[0]?.source;
  if (!main) throw new Error('there are no events');
  const label = (source: Source): string => nameOf(source, main);
  const lines = linesOf(events)
    .filter(({ text }) => !internals.some((pattern) => pattern.test(text)))
    .map(({ stream, source, text }) => ({ stream, source: label(source), text }));
  const killed = new Set(killedIn(events).map(({ pid }) => pid));
  const lives = events.flatMap((event) => {
    if (event.kind === 'exited') {
      const isTerminated = event.terminated === true && !killed.has(event.source.pid);
      return [`${label(event.source)} exited${isTerminated ? ', terminated' : ''}`];
    }
    if (event.kind !== 'started') return [];
    return [`${label(event.source)} started by ${event.parent ? label(event.parent) : 'nobody'}`];
  });
  // What Node prints of a dying child comes past its streams: on StackBlitz it counts as main's.
  const crashed = events.some(
    (event) => event.kind === 'exited' && event.source.pid !== main.pid && event.code !== 0,
  );
  return {
    first: events[0]?.kind,
    lines: sorted(lines.map(({ stream, text }) => `${stream} · ${statement(text, property)}`)),
    speakers: sorted(
      lines
        .filter(({ stream }) => stream === 'stdout' || !crashed)
        .map(({ stream, source }) => `${stream} · ${source}`),
    ),
    lives: lives.toSorted(),
    result: { ...result, duration: 0 },
  };
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/**
 * The ways that messages took to and from the main thread. A thread that is terminated may take
 * with it what it had to tell of its own.
 */
function ways(kind: 'sent' | 'received', { events }: Told): readonly string[] {
  const main = events[0]?.source;
  if (!main) throw new Error('there are no events');
  const isMain = ({ source }: RunEvent): boolean =>
    source.pid === main.pid && source.threadId === main.threadId;
  return sorted(
    events.flatMap((event) =>
      event.kind === kind && isMain(event) ? [nameOf(event.peer, main)] : [],
    ),
  );
}

/** The threads that did not end by themselves: they may take with them what they had to tell. */
const killedIn = (events: readonly RunEvent[]): readonly Source[] =>
  events.flatMap((event) =>
    event.kind === 'exited' && (event.terminated || event.signal !== null) ? [event.source] : [],
  );

/**
 * How many messages went from one kind of thread to another and arrived, as their numbers tell: which of several
 * workers has a task is chance.
 */
function pairs({ events }: Told): Readonly<Record<string, number>> {
  const main = events[0]?.source;
  if (!main) throw new Error('there are no events');
  const kindOf = (source: Source): string => nameOf(source, main).replace(/ \d+$/, '');
  const idOf = ({ pid, threadId }: Source): string => `${String(pid)}/${String(threadId)}`;
  const killed = new Set(killedIn(events).map(idOf));
  const messages = events.flatMap((event) => {
    if (event.kind !== 'sent' && event.kind !== 'received') return [];
    const { kind, source, peer, message } = event;
    if (message === undefined || killed.has(idOf(source)) || killed.has(idOf(peer))) return [];
    const [from, to] = kind === 'sent' ? [source, peer] : [peer, source];
    const id = `${idOf(from)} ${idOf(to)} ${String(message)}`;
    return [{ kind, id, way: `${kindOf(from)} > ${kindOf(to)}` }];
  });
  const sent = new Set(messages.filter(({ kind }) => kind === 'sent').map(({ id }) => id));
  const groups = Object.entries(Object.groupBy(messages, ({ way }) => way));
  return Object.fromEntries(
    groups.map(([way, all = []]) => {
      const arrived = all.filter(({ kind, id }) => kind === 'received' && sent.has(id));
      return [way, arrived.length];
    }),
  );
}

/** Who failed of what. */
function failures({ events }: Told): readonly string[] {
  const main = events[0]?.source;
  if (!main) throw new Error('there are no events');
  return sorted(
    events.flatMap((event) =>
      event.kind === 'failed' ? [`${nameOf(event.source, main)}: ${settle(event.error)}`] : [],
    ),
  );
}

/** The pattern by which the property states a line, for who says it may hang on scheduling too. */
function statement(text: string, property: Property): string {
  const patterns = property.flatMap((clause) => (clause.kind === 'lines' ? clause.lines : []));
  return patterns.find((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(text)) ?? settle(text);
}

/** The times of what each source printed, by source and stream. */
function timesOf(events: readonly RunEvent[]): readonly number[][] {
  const printed = events.filter(({ kind }) => kind === 'stdout' || kind === 'stderr');
  const keyOf = ({ kind, source: { pid, threadId } }: RunEvent): string =>
    `${kind}/${String(pid)}/${String(threadId)}`;
  return [...Map.groupBy(printed, keyOf).values()].map((some) => some.map(({ at }) => at));
}

for (const [address, shown] of await examplesByAddress()) {
  test(`every example of ${address} keeps its property, and is the same on both engines`, async ({
    openPage,
    page,
    stackblitzPage,
  }) => {
    await openPage(address);
    await stackblitzPage?.goto(`${address}?engine=stackblitz`);
    for (const example of shown) {
      await test.step(example.id, async () => {
        const own = await run(page, example, 'builtin');
        isWhole(own, example.property);
        if (!stackblitzPage) return;
        const stackblitz = await runOnStackblitz(stackblitzPage, example);
        isWhole(stackblitz, example.property);
        isTheSame(own, stackblitz, example);
      });
    }
  });
}

function isWhole({ events, result }: Told, property: Property): void {
  expect(checkProperty(property, events, result)).toBeUndefined();
  for (const times of timesOf(events)) {
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    if (result.kind === 'exited') expect(times.at(-1)).toBeLessThan(result.duration + 50);
  }
}

function isTheSame(own: Told, stackblitz: Told, example: Example): void {
  const { property, id } = example;
  expect(tells(own, property), id).toEqual(tells(stackblitz, property));
  // The built-in engine knows who is behind any port, StackBlitz's only who is behind a parent's.
  for (const kind of ['sent', 'received'] as const)
    expect(ways(kind, own)).toEqual(expect.arrayContaining([...ways(kind, stackblitz)]));
  const [all, some] = [pairs(own), pairs(stackblitz)];
  // The last message that a thread got may be known to nobody but it, when it ends.
  const ended = own.events.filter(({ kind }) => kind === 'exited').length - 1;
  for (const [way, count] of Object.entries(some)) {
    expect(all[way], `${id}: ${way}`).toBeGreaterThanOrEqual(count);
    expect(all[way], `${id}: ${way}`).toBeLessThanOrEqual(count + ended);
  }
  // Of a process whose output the program takes for itself, StackBlitz's cannot tell.
  expect(failures(own), id).toEqual(expect.arrayContaining([...failures(stackblitz)]));
}
