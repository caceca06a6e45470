// The two engines side by side: of every example they tell the same, event by event.

import type { Page } from '@playwright/test';
import type { Engine, Program, RunEvent, RunResult, Source } from '../../src/engine/types.ts';
import { programOf } from '../../src/example/example.ts';
import { linesOf } from '../../src/example/lines.ts';
import { checkProperty, type Property } from '../../src/example/property.ts';
import { sourceLabel } from '../../src/example/source.ts';
import type { BuiltinPageApi } from '../support/builtin-page/page.ts';
import { serveBuiltinPage, type BuiltinPage } from '../support/builtin-page/server.ts';
import { startPageServer, type PageServer } from '../support/stackblitz/page-server.ts';
import { examplesByAddress } from './addresses.ts';
import { expect, test as base } from './engines.ts';

declare const builtin: BuiltinPageApi;
declare const stackblitzEngine: Engine;

declare global {
  /** One container serves all the programs of a page. */
  var container: ReturnType<Engine['boot']> | undefined;
}

interface Outcome {
  readonly events: RunEvent[];
  readonly result: RunResult;
}

type RunProgram = (program: Program) => Promise<Outcome>;

const test = base.extend<
  { onStackblitz: RunProgram; onBuiltin: RunProgram },
  { stackblitzPage: PageServer; builtinPage: BuiltinPage }
>({
  stackblitzPage: [served(startPageServer), { scope: 'worker' }],
  builtinPage: [served(serveBuiltinPage), { scope: 'worker' }],
  onStackblitz: async ({ page, standIn, stackblitzPage }, use) => {
    // The one that the built-in engine is held to.
    standIn.serveNode('24');
    await page.addInitScript((origin) => {
      globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
    }, standIn.origin);
    await page.goto(stackblitzPage.address);
    await use((program) => runOnStackblitz(page, program));
  },
  onBuiltin: async ({ context, builtinPage }, use) => {
    const page = await context.newPage();
    await page.goto(builtinPage.url);
    await use((program) => runOnBuiltin(page, program));
    await page.close();
  },
});

/** A fixture that starts a server, and closes it in the end. */
function served<Server extends { close(): Promise<void> }>(start: () => Promise<Server>) {
  return async ({}, use: (server: Server) => Promise<void>): Promise<void> => {
    const server = await start();
    await use(server);
    await server.close();
  };
}

function runOnStackblitz(page: Page, program: Program): Promise<Outcome> {
  return page.evaluate(async (program) => {
    const { signal } = new AbortController();
    globalThis.container ??= stackblitzEngine.boot({ signal, onStage: () => undefined });
    const run = await (await globalThis.container).run(program);
    const events = await Array.fromAsync(run.events);
    return { events, result: await run.result };
  }, program);
}

function runOnBuiltin(page: Page, program: Program): Promise<Outcome> {
  return page.evaluate(async (program) => {
    const run = await builtin.start(program);
    const events = await Array.fromAsync(run.events);
    return { events, result: await run.result };
  }, program);
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
function told({ events, result }: Outcome, property: Property): unknown {
  const main = events[0]?.source;
  if (!main) throw new Error('there are no events');
  const label = (source: Source): string => nameOf(source, main);
  const lines = linesOf(events)
    .filter(({ text }) => !internals.some((pattern) => pattern.test(text)))
    .map(({ stream, source, text }) => ({ stream, source: label(source), text }));
  const lives = events.flatMap((event) => {
    if (event.kind === 'exited') return [`${label(event.source)} exited`];
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
function ways(kind: 'sent' | 'received', { events }: Outcome): readonly string[] {
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
  test(`both engines tell the same of the examples of ${address}`, async ({
    onStackblitz,
    onBuiltin,
  }) => {
    for (const example of shown) {
      await test.step(example.id, async () => {
        const program = programOf(example, 'en');
        const outcomes = [await onStackblitz(program), await onBuiltin(program)] as const;
        isTheSame(outcomes, example.property);
      });
    }
  });
}

function isTheSame([stackblitz, own]: readonly [Outcome, Outcome], property: Property): void {
  for (const { events, result } of [stackblitz, own]) {
    expect(checkProperty(property, events, result)).toBeUndefined();
    for (const times of timesOf(events)) {
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(0);
      if (result.kind === 'exited') expect(times.at(-1)).toBeLessThan(result.duration + 50);
    }
  }
  expect(told(own, property)).toEqual(told(stackblitz, property));
  expect(ways('sent', own)).toEqual(ways('sent', stackblitz));
  // The built-in engine knows who sent a message through any port, StackBlitz's only a parent's.
  expect(ways('received', own)).toEqual(expect.arrayContaining([...ways('received', stackblitz)]));
}
