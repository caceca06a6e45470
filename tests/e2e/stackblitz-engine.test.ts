// The StackBlitz engine in a real browser: the official client, unchanged, against the stand-in.

import { expect, test as base, type Page } from '@playwright/test';
import { startPageServer } from '../support/stackblitz/page-server.ts';
import { startStandIn, type StandIn } from '../support/stackblitz/server.ts';
import { probeLimit } from '../../src/engine/limits.ts';
import type { Engine, Program, RunEvent, RunResult } from '../../src/engine/types.ts';

declare const stackblitzEngine: Engine;

const test = base.extend<{ standIn: StandIn; bare: Page }>({
  standIn: async ({}, use) => {
    const standIn = await startStandIn();
    await use(standIn);
    await standIn.close();
  },
  bare: async ({ page, standIn }, use) => {
    const server = await startPageServer();
    await page.addInitScript((origin) => {
      globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
    }, standIn.origin);
    await page.goto(server.address);
    await page.waitForFunction(() => 'stackblitzEngine' in globalThis);
    await use(page);
    await server.close();
  },
});

interface Outcome {
  readonly events: RunEvent[];
  readonly result: RunResult;
  readonly stages: string[];
  readonly nodeVersion: string;
  /** For each event, when the page got it, in milliseconds since the first. */
  readonly arrivals: number[];
}

/** Boots, runs one program to its end, and closes. */
function run(page: Page, files: Record<string, string>, input?: string): Promise<Outcome> {
  const [entry = ''] = Object.keys(files);
  const program: Program = { files, entry, args: ['one'], env: { COLOUR: 'red' } };
  return page.evaluate(
    async ({ program, input }) => {
      const stages: string[] = [];
      const { signal } = new AbortController();
      const onStage = (stage: string) => stages.push(stage);
      const machine = await stackblitzEngine.boot({ signal, onStage });
      const started = await machine.run(program);
      if (input !== undefined) started.write(input);
      started.endInput();
      const events = [];
      const arrivals = [];
      for await (const event of started.events) {
        events.push(event);
        arrivals.push(performance.now());
      }
      const result = await started.result;
      const { nodeVersion } = machine;
      await machine.close();
      const begun = arrivals[0] ?? 0;
      return { events, result, stages, nodeVersion, arrivals: arrivals.map((at) => at - begun) };
    },
    { program, input },
  );
}

const printed = (events: readonly RunEvent[], kind: 'stdout' | 'stderr'): string =>
  events.map((event) => (event.kind === kind ? event.text : '')).join('');

/** Tries to boot, and tells the failure. */
function failure(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { signal } = new AbortController();
    try {
      await stackblitzEngine.boot({ signal, onStage: () => undefined });
      return 'none';
    } catch (error) {
      return (error as { failure?: string }).failure ?? String(error);
    }
  });
}

test('five threads of one second end together, line by line, both streams apart', async ({
  bare,
  standIn,
}) => {
  // Older ones know no names of threads.
  standIn.serveNode('24');
  const { events, result, stages, nodeVersion, arrivals } = await run(bare, {
    'main.mjs': `import { Worker } from 'node:worker_threads';
      for (const n of [1, 2, 3, 4, 5]) {
        new Worker(new URL('./worker.mjs', import.meta.url), { workerData: n, name: 'w' + n });
      }
      console.error('five threads 五條執行緒');`,
    'worker.mjs': `import { workerData } from 'node:worker_threads';
      console.log('start', workerData);
      setTimeout(() => console.log('done', workerData), 1000);`,
  });
  expect(stages).toEqual(['probing', 'loading', 'starting']);
  expect(nodeVersion).toMatch(/^v24\./);
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(printed(events, 'stderr')).toBe('five threads 五條執行緒\n');
  const lines = printed(events, 'stdout').trim().split('\n');
  expect(lines.toSorted()).toEqual(
    ['done', 'start'].flatMap((word) => [1, 2, 3, 4, 5].map((n) => `${word} ${String(n)}`)),
  );
  const names = events.flatMap(({ kind, source }) => (kind === 'started' ? [source.name] : []));
  expect(names.slice(1).toSorted()).toEqual(['w1', 'w2', 'w3', 'w4', 'w5']);
  expect(events.filter(({ kind }) => kind === 'exited')).toHaveLength(6);

  const isDone = (event: RunEvent) => event.kind === 'stdout' && event.text.startsWith('done');
  // They arrived when they were printed, not at the end.
  const firstLine = events.findIndex(({ kind }) => kind === 'stdout');
  const firstDone = events.findIndex(isDone);
  expect((arrivals[firstDone] ?? 0) - (arrivals[firstLine] ?? 0)).toBeGreaterThan(200);
});

test('the newest Node is asked for, in files of which the program notices nothing', async ({
  bare,
}) => {
  const { events } = await run(bare, {
    'main.js': `import { readdirSync, readFileSync } from 'node:fs';
      console.log(readdirSync('.'), JSON.parse(readFileSync('../package.json', 'utf8')).engines);
      console.log(readFileSync('../.nvmrc', 'utf8').trim());`,
  });
  expect(printed(events, 'stdout')).toBe("[ 'main.js' ] { node: '22.22.0' }\nv22.22.0\n");
  expect(printed(events, 'stderr')).toBe('');
});

test('arguments, environment, input, exit code and an uncaught error', async ({ bare }) => {
  const { events, result } = await run(
    bare,
    {
      'main.mjs': `console.log(process.argv[2], process.env.COLOUR, process.execArgv);
        for await (const text of process.stdin) console.log(String(text).trim().toUpperCase());
        throw new Error('bad');`,
    },
    'hello\n',
  );
  expect(printed(events, 'stdout')).toBe('one red []\nHELLO\n');
  expect(printed(events, 'stderr')).toContain('Error: bad');
  expect(result).toMatchObject({ kind: 'exited', code: 1 });
});

test('stop ends a hot loop, and the machine runs on', async ({ bare }) => {
  const outcome = await bare.evaluate(async () => {
    const { signal } = new AbortController();
    const machine = await stackblitzEngine.boot({ signal, onStage: () => undefined });
    const program = (text: string) => ({
      files: { 'main.mjs': text },
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    const hot = await machine.run(program(`process.stdout.write('hot'); for (;;);`));
    let stopping: Promise<void> | undefined;
    for await (const event of hot.events) {
      if (event.kind !== 'stdout') continue;
      stopping = hot.stop();
      await hot.result;
    }
    await stopping;
    const next = await machine.run(program(`console.log('next')`));
    return { stopped: await hot.result, next: await next.result };
  });
  expect(outcome.stopped.kind).toBe('stopped');
  expect(outcome.next).toMatchObject({ kind: 'exited', code: 0 });
});

test('a process that survives its kill takes the container with it; a new boot serves', async ({
  bare,
  standIn,
}) => {
  await standIn.misbehave('kill-ignored');
  const closed = await bare.evaluate(async () => {
    const { signal } = new AbortController();
    const machine = await stackblitzEngine.boot({ signal, onStage: () => undefined });
    const hot = await machine.run({
      files: { 'main.mjs': `process.stdout.write('hot'); for (;;);` },
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    for await (const event of hot.events) if (event.kind === 'stdout') void hot.stop();
    const result = await hot.result;
    return { result: result.kind, failure: (await machine.closed)?.failure };
  });
  expect(closed).toEqual({ result: 'stopped', failure: 'broken' });
  await standIn.misbehave(undefined);
  const { events } = await run(bare, { 'main.mjs': `console.log('again')` });
  expect(printed(events, 'stdout')).toBe('again\n');
});

test('a refused connection is known, and nothing of it is kept', async ({ bare, standIn }) => {
  await standIn.misbehave('refuse');
  expect(await failure(bare)).toBe('unreachable');
  await standIn.misbehave(undefined);
  expect(await failure(bare)).toBe('none');
});

test('a host that never answers is given up within the limit of the probe', async ({
  bare,
  standIn,
}) => {
  await standIn.misbehave('silent');
  expect(await failure(bare)).toBe('too-slow');
});

test('a frame that never says init: one wait, then none', async ({ bare, standIn }) => {
  await standIn.misbehave('no-init');
  await bare.evaluate(() => {
    const { setTimeout } = globalThis;
    const waits: number[] = [];
    const noting = (job: () => void, wait = 0): unknown => {
      waits.push(wait);
      return setTimeout(job, wait);
    };
    Object.assign(globalThis, { waits, setTimeout: noting });
  });
  const longestWait = (): Promise<number> =>
    bare.evaluate(() => {
      const { waits } = globalThis as unknown as { waits: number[] };
      return Math.max(0, ...waits.splice(0));
    });
  expect(await failure(bare)).toBe('too-slow');
  // What is left of the time for a boot, after the probe.
  expect(await longestWait()).toBeGreaterThan(probeLimit);
  expect(await failure(bare)).toBe('too-slow');
  expect(await longestWait()).toBeLessThanOrEqual(probeLimit);
});

test('build, mount and spawn that reject are failures of the engine', async ({ bare, standIn }) => {
  await standIn.misbehave('build-rejects');
  expect(await failure(bare)).toBe('broken');
  await standIn.misbehave('run-rejects');
  expect(await failure(bare)).toBe('broken');
  await standIn.misbehave(undefined);
  const { result } = await run(bare, { 'main.mjs': '' });
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
});

test('the stand-in serves nobody without its secret', async ({ standIn }) => {
  const { port } = new URL(standIn.origin);
  const answer = await fetch(`http://127.0.0.1:${port}/headless`);
  expect(answer.status).toBe(404);
});
