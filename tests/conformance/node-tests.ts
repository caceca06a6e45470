// `npm run node-tests -- DIR [--list FILE] [--json FILE] [--serve]`: Node's own tests in the built-in engine.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeVersion } from '../../src/node/system/version.ts';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';
import { knownExits } from './known-exits.ts';
import { pageScript, withPages } from './pages.ts';
import type { Pages } from './pages.ts';
import { makeReport, tableOf } from './report.ts';
import { runCase } from './run-case.ts';
import type { TestCase, TestResult } from './test-case.ts';
import { isTestFolder, readTestCases } from './test-files.ts';

const usage = `npm run node-tests -- DIR [options]

  DIR             the test/ folder of a Node source tree
  --list FILE     the tests to run, as JSON: [{ "file": "test/parallel/…", "area", "flags", "needs" }]
  --only TEXT     of those, the ones whose path contains TEXT
  --json FILE     write the count and every result there
  --limit MS      how long a test may take (default 20000)
  --pages N       how many tests run side by side (default 3)
  --failures      print what failed, and the end of its output
  --serve         only serve the page that exposes window.bootEngine(), and wait
  --port N        where to serve it (default: any free port)`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    limit: { type: 'string', default: '20000' },
    pages: { type: 'string', default: '3' },
    failures: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});

if (options.serve) {
  const { url } = await serveBuiltinPage(Number(options.port), pageScript);
  console.log(url);
} else {
  process.exitCode = await main(positionals[0]);
}

/** The exit code: 0 when the tests could be run and counted, however many passed. */
async function main(given: string | undefined): Promise<number> {
  if (given === undefined || options.help) {
    console.log(usage);
    return options.help ? 0 : 2;
  }
  const folder = resolve(given);
  if (!isTestFolder(folder)) {
    console.error(
      `${folder} has no common/index.js: it is not the test/ folder of a Node source tree.`,
    );
    return 2;
  }
  const tests = readTestCases(folder, options.list).filter(({ file }) =>
    file.includes(options.only ?? ''),
  );
  return await withPages(
    Number(options.pages),
    async (pages) => {
      const wrong = await checkKnownExits(pages, folder);
      const results = await runAll(pages, tests);
      const report = makeReport(nodeVersion, wrong, results);
      if (options.failures) printFailures(results);
      console.log(tableOf(report));
      if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
      }
      for (const each of wrong) console.error(`The count is worth nothing: ${each}`);
      return wrong.length === 0 ? 0 : 1;
    },
    { port: Number(options.port) },
  );
}

/** Says for each program that ended otherwise than it must what it did. */
async function checkKnownExits(pages: Pages, folder: string): Promise<string[]> {
  const common = ['common/index.js', 'common/tmpdir.js'].map((path) => ({
    path: `test/${path}`,
    contents: readFileSync(resolve(folder, path), 'utf8'),
  }));
  const wrong: string[] = [];
  await pages.each(knownExits(common), async (each, { test, code }) => {
    const result = await attempt(() => runCase(each, test, Number(options.limit)), test);
    if (result.code === code) return;
    wrong.push(`${test.file} gave ${String(result.code)} for ${String(code)}: ${result.output}`);
  });
  return wrong;
}

async function runAll(pages: Pages, tests: readonly TestCase[]): Promise<TestResult[]> {
  const results: TestResult[] = [];
  await pages.each(tests, async (each, test) => {
    results.push(await attempt(() => runCase(each, test, Number(options.limit)), test));
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${String(results.length)} of ${String(tests.length)} `);
    }
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  return results;
}

/** A test that takes its page down with it has not passed. */
async function attempt(
  run: () => Promise<TestResult>,
  { file, area }: TestCase,
): Promise<TestResult> {
  try {
    return await run();
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { file, area, verdict: 'broken', code: null, milliseconds: 0, output };
  }
}

function printFailures(results: readonly TestResult[]): void {
  for (const { file, verdict, code, output } of results) {
    if (verdict === 'passed') continue;
    console.log(`--- ${file}: ${verdict}${verdict === 'failed' ? ` (${String(code)})` : ''}`);
    console.log(output.trimEnd());
  }
}
