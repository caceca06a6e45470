// `npm run seeds -- [--seeds N] [--only ID] [--json FILE]`: every example of the course under many seeds.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { programOf, type Example } from '../../src/example/example.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { ownPage } from '../support/builtin-page/server.ts';
import { withPages, type Pages } from './pages.ts';
import { breach, isGood, linesFor, reportOf, summaryOf, type Broken } from './seeds-report.ts';
import { runSeed, type Seed, type SeedRun } from './seeds-runs.ts';
import { isBusy } from './seeds-busy.ts';

const usage = `npm run seeds -- [options]

  --seeds N     run each example with the seeds 1 to N, and once without (default 200)
  --only ID     this example; may be given several times
  --json FILE   write what came of every example there
  --pages N     how many of those that mostly wait run side by side (default 3)`;

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    pages: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

/** For a run: ten times what the longest one of the course takes on a busy machine. */
const limit = 60_000;
/** So many runs in a row on one page, one example's. */
const together = 10;
/** A run that broke a property is run again alone so many times. */
const timesAgain = 3;

interface Batch {
  readonly example: Example;
  readonly seeds: readonly Seed[];
}

process.exitCode = await main();

/** The exit code: 0 where every property held, and all that the course says was seen. */
async function main(): Promise<number> {
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const catalogue = await readExamples();
  const unknown = options.only.find((id) => !catalogue.has(id));
  const count = Number(options.seeds);
  if (unknown !== undefined || !Number.isInteger(count) || count < 1) {
    console.error(unknown === undefined ? usage : `There is no example '${unknown}'.`);
    return 2;
  }
  const examples = [...catalogue.values()].filter(
    ({ id }) => options.only.length === 0 || options.only.includes(id),
  );
  const seeds: readonly Seed[] = [undefined, ...Array.from({ length: count }, (_, at) => at + 1)];
  const runs = await runAll(examples, seeds);
  const breaches = await runAgain(examples, runs);
  const reports = examples.map((example) =>
    reportOf(example, runs.get(example) ?? [], breaches.get(example) ?? []),
  );
  for (const report of reports) for (const line of linesFor(report)) console.log(line);
  console.log(summaryOf(reports));
  if (options.json !== undefined)
    writeFileSync(
      options.json,
      `${JSON.stringify({ seeds: count, examples: reports }, null, 2)}\n`,
    );
  return reports.every(isGood) ? 0 : 1;
}

/** Those that mostly wait side by side, then the busy ones one at a time: another's load is no part of a test. */
async function runAll(
  examples: readonly Example[],
  seeds: readonly Seed[],
): Promise<Map<Example, SeedRun[]>> {
  const runs = new Map(examples.map((example): [Example, SeedRun[]] => [example, []]));
  const { busy = [], calm = [] } = Object.groupBy(examples, (each) =>
    isBusy(each) ? 'busy' : 'calm',
  );
  const tell = progress(examples.length, seeds.length);
  const run = async (pages: Pages, some: readonly Example[]): Promise<void> => {
    const batches = some.flatMap((example) =>
      batchesOf(seeds).map((each): Batch => ({ example, seeds: each })),
    );
    await pages.each(batches, async (page, { example, seeds: own }) => {
      const done = runs.get(example) ?? [];
      for (const seed of own) done.push(await attempt(page, example, seed));
      tell(example, done);
    });
  };
  await withPages(Number(options.pages), (pages) => run(pages, calm), { script: ownPage });
  await withPages(1, (pages) => run(pages, busy), { script: ownPage });
  for (const done of runs.values()) done.sort((a, b) => (a.seed ?? 0) - (b.seed ?? 0));
  return runs;
}

/** Every run that broke its property, alone: what breaks only beside others says nothing of its seed. */
async function runAgain(
  examples: readonly Example[],
  runs: ReadonlyMap<Example, readonly SeedRun[]>,
): Promise<Map<Example, Broken[]>> {
  const found = new Map(examples.map((example): [Example, Broken[]] => [example, []]));
  const broken = examples.flatMap((example) =>
    (runs.get(example) ?? []).flatMap((run) => {
      const sentence = breach(example, run);
      return sentence === undefined ? [] : [{ example, seed: run.seed, sentence }];
    }),
  );
  if (broken.length > 0) console.error(`${broken.length} broke a property: again, alone`);
  await withPages(
    1,
    (pages) =>
      pages.each(broken, async (page, { example, seed, sentence }) => {
        let broke = 0;
        for (let time = 0; time < timesAgain && !page.isClosed(); time += 1)
          if (breach(example, await attempt(page, example, seed)) !== undefined) broke += 1;
        found.get(example)?.push({ seed, sentence, again: { broke, of: timesAgain } });
      }),
    { script: ownPage },
  );
  return found;
}

/** A run that takes its page down with it did not end. */
async function attempt(page: Page, example: Example, seed: Seed): Promise<SeedRun> {
  try {
    return await runSeed(page, programOf(example, 'en'), seed, limit);
  } catch (error) {
    console.error(`${example.id}: ${String(error)}`);
    await page.close();
    return { seed, events: [], result: { kind: 'stopped', duration: 0 }, milliseconds: 0 };
  }
}

function batchesOf(seeds: readonly Seed[]): Seed[][] {
  return Array.from({ length: Math.ceil(seeds.length / together) }, (_, at) =>
    seeds.slice(at * together, (at + 1) * together),
  );
}

/** Tells of each example that is through, and how much of all that is. */
function progress(examples: number, each: number): (example: Example, done: SeedRun[]) => void {
  let through = 0;
  return (example, done) => {
    if (done.length < each) return;
    through += 1;
    const mean = done.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / done.length;
    const kept = done.filter((run) => breach(example, run) === undefined).length;
    console.error(
      `${through} of ${examples}: ${example.id}, ${kept} of ${each}, ${Math.round(mean)} ms each`,
    );
  };
}
