// `run()` without isolation: the files are imported one after another, and their tests are this run's.
import { noTest } from '../options.ts';
import type { MakeContext } from '../test.ts';
import { Test } from '../test.ts';
import { pathToFileURL } from '../../../paths/file-url.ts';
import { resolve } from '../../../paths/posix.ts';

/** Imports them. The promise is of the moment when all are there; it does not reject. */
export async function loadFiles(
  root: Test,
  files: readonly string[],
  makeContext: MakeContext,
  cwd: string,
): Promise<void> {
  const { needs, settings } = root.harness;
  // Whoever runs files alone has yet to load what comes before a program.
  if (settings.runsFiles) needs.preload();
  for (const each of settings.import) await needs.import(each);
  for (const file of files) {
    const path = resolve(cwd, file);
    const before = root.subtests.all.length;
    root.entryFile = path;
    const failure = await importing(root, pathToFileURL(path).href);
    if (root.subtests.all.length > before) continue;
    // There must be something that says that it was run.
    const place = { location: { line: 1, column: 1, file: path } };
    const test = root.add(Test, [file, {}, noTest], {}, makeContext, place);
    if (failure) test.fail(failure.error as Error);
    void startWhenReady(test);
  }
  root.entryFile = undefined;
}

/** Starts a test of the root's, once all is there for it. */
export async function startWhenReady(test: Test): Promise<void> {
  if (test.harness.ready) await test.harness.ready;
  await test.start();
}

async function importing(
  root: Test,
  url: string,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    await root.inScope(() => root.harness.needs.import(url), undefined);
    return undefined;
  } catch (error) {
    return { error };
  }
}
