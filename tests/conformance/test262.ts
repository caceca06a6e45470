// `npm run test262 -- DIR [--only TEXT] [--json FILE]`: the language tests of test262, as ES modules.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withPages } from './pages.ts';
import type { Pages } from './pages.ts';
import { readLanguageTree } from './test262-programs.ts';
import type { LanguageProgram } from './test262-programs.ts';
import { inEngine, inNode, runBatch } from './test262-runs.ts';
import type { Failures } from './test262-runs.ts';

const usage = `npm run test262 -- DIR [options]

  DIR            a test262 tree
  --only TEXT    the programs of test/language whose path contains TEXT
  --json FILE    write the counts and every failure there
  --pages N      how many batches run side by side (default 2)`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    pages: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});

const batchSize = 400;

/** What the page's policy forbids says so, or stands in the text of a program that fails, or of its harness. */
const forbidden = /EvalError|unsafe-eval|Content Security Policy/u;
const needsEval = /\beval\b|\b(?:Async)?(?:Generator)?Function\s*\(/u;

/** Programs whose verdict is known: an engine that gets one of them wrong can pass any. */
const known: readonly (readonly [file: string, text: string, passes: boolean])[] = [
  ['known/ends.js', 'export default 1;', true],
  ['known/throws.js', 'throw new Error("known");', false],
  ['known/no-module.js', 'export default = 1;', false],
  ['known/rejects.js', 'await Promise.reject(1);', false],
  ['known/not-done.js', 'process.exitCode = 70;', false],
  ['known/spoils.js', 'Array.prototype.map = null;', true],
  ['known/is-not-spoilt.js', '[1].map((each) => each);', true],
];

process.exitCode = await main(positionals[0]);

/** The exit code: 0 when the programs could be run and counted, however many passed. */
async function main(given: string | undefined): Promise<number> {
  if (given === undefined || options.help) {
    console.log(usage);
    return options.help ? 0 : 2;
  }
  const folder = resolve(given);
  if (!existsSync(join(folder, 'harness/assert.js'))) {
    console.error(`${folder} has no harness/assert.js: it is not a test262 tree.`);
    return 2;
  }
  const { programs, fixtures } = readLanguageTree(folder);
  const chosen = programs.filter(({ file }) => file.includes(options.only));
  return await withPages(Number(options.pages), async (pages) => {
    const wrong = await checkKnown(pages);
    for (const each of wrong) console.error(`The count is worth nothing: ${each}`);
    if (wrong.length > 0) return 1;
    const inNodeSoFar = progress('in Node', chosen.length);
    const real = await inBatches(chosen, Number(options.pages), async (batch) => {
      const failed = await runBatch(inNode, batch, fixtures);
      inNodeSoFar(batch.length);
      return failed;
    });
    const wanted = chosen.filter(({ file }) => !real.has(file));
    const failures: Failures = new Map();
    const hereSoFar = progress('here', wanted.length);
    await pages.each(batchesOf(wanted), async (each, batch) => {
      for (const [file, reason] of await runBatch(inEngine(each), batch, fixtures))
        failures.set(file, reason);
      hereSoFar(batch.length);
    });
    report(chosen.length, wanted, failures);
    return 0;
  });
}

/** Tells how many programs have run, as batches end. */
function progress(where: string, all: number): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    console.error(`${where}: ${String(done)} of ${String(all)}`);
  };
}

/** Says for each known program that came to the other verdict how. */
async function checkKnown(pages: Pages): Promise<string[]> {
  const wrong: string[] = [];
  const programs = known.map(([file, text]) => ({ file, text, isAsync: false }));
  await pages.each([programs], async (each, batch) => {
    const failures = await runBatch(inEngine(each), batch, {});
    for (const [file, , passes] of known)
      if (failures.has(file) === passes) wrong.push(`${file}: ${failures.get(file) ?? 'passed'}`);
  });
  return wrong;
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / batchSize);
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * batchSize, (at + 1) * batchSize),
  );
}

async function inBatches(
  programs: readonly LanguageProgram[],
  atOnce: number,
  run: (batch: readonly LanguageProgram[]) => Promise<Failures>,
): Promise<Failures> {
  const waiting = batchesOf(programs);
  const failures: Failures = new Map();
  const work = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift())
      for (const [file, reason] of await run(batch)) failures.set(file, reason);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}

function report(
  selected: number,
  wanted: readonly LanguageProgram[],
  failures: ReadonlyMap<string, string>,
): void {
  const texts = new Map(wanted.map(({ file, text }) => [file, text]));
  const isForbidden = ([file, reason]: [string, string]): boolean =>
    forbidden.test(reason) || needsEval.test(texts.get(file)?.replace(/\/\*.*?\*\//gsu, '') ?? '');
  const byPolicy = [...failures].filter(isForbidden);
  const others = [...failures].filter((each) => !isForbidden(each));
  const counts = {
    selected,
    inNode: wanted.length,
    passed: wanted.length - failures.size,
    forbidden: byPolicy.length,
    failed: others.length,
  };
  for (const [file, reason] of others.toSorted()) console.log(`${file}: ${reason}`);
  console.log(
    `${String(counts.selected)} programs, ${String(counts.inNode)} pass in Node; of these ` +
      `${String(counts.passed)} pass, ${String(counts.forbidden)} need what the policy forbids, ` +
      `${String(counts.failed)} fail.`,
  );
  const reasons = Map.groupBy(others, ([, reason]) => reason.replaceAll(/['"«»].*?['"«»]/gu, '…'));
  for (const [reason, of] of [...reasons].toSorted(([, a], [, b]) => b.length - a.length))
    console.log(`${String(of.length).padStart(6)}  ${reason}`);
  if (options.json === undefined) return;
  const failed = Object.fromEntries(others);
  const text = JSON.stringify(
    { ...counts, failed, byPolicy: Object.fromEntries(byPolicy) },
    null,
    2,
  );
  writeFileSync(options.json, `${text}\n`);
}
