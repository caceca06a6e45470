// Makers of the modules that test programs.
import { valuesOfOptions } from '../../context/node-options.ts';
import { pathOf, pathToFileURL } from '../../paths/file-url.ts';
import { runningSites } from '../../stacks/stack-trace.ts';
import type { TestNeeds } from '../../builtins/test/needs.ts';
import type { ReporterNeeds } from '../../builtins/test/reporters/data.ts';
import type { MakerNeeds, Makers } from './needs.ts';

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export const testingMakers: Makers<'test' | 'test/reporters'> = {
  test(needs) {
    const { part, get, loader, process, tick, warn } = needs;
    const { createTest, readTestSettings } = part('testing');
    const { AsyncLocalStorage, AsyncResource } = get('async_hooks');
    const { Readable, Transform } = get('stream');
    const { clearTimeout, setInterval, setTimeout } = get('timers');
    return createTest({
      ...reporterNeeds(needs),
      process,
      settings() {
        const values = valuesOfOptions(process.execArgv, process.env);
        return readTestSettings((option) => values.get(option));
      },
      AsyncLocalStorage,
      AsyncResource,
      assert: () => get('assert'),
      files: () => get('fs'),
      dirname: get('path').dirname,
      Readable,
      Transform,
      compose: Reflect.get(get('stream'), 'compose') as TestNeeds['compose'],
      setTimeout,
      setInterval,
      clearTimeout,
      nextTick: tick,
      timers: () => get('timers'),
      timersPromises: () => get('timers/promises'),
      caller() {
        const [site] = runningSites(1);
        const file = site?.getScriptNameOrSourceURL();
        if (!site || !file) return undefined;
        return {
          line: site.getLineNumber() ?? 0,
          column: site.getColumnNumber() ?? 0,
          file: pathOf(file) ?? file,
        };
      },
      import: (specifier) => loader().import(specifier, pathToFileURL(`${process.cwd()}/`).href),
      createWriteStream: (path) => get('fs').createWriteStream(path),
      warn,
      parallelism: get('os').availableParallelism(),
      now: () => performance.now(),
    });
  },
  'test/reporters': (needs) =>
    needs
      .part('testing')
      .createReporters({ ...reporterNeeds(needs), Transform: needs.get('stream').Transform })
      .exports,
};

function reporterNeeds({ get, process, part }: MakerNeeds) {
  return {
    inspect: part('inspecting').inspect as ReporterNeeds['inspect'],
    isColored: () => isColored(process.env, process.stdout as Terminal),
    cwd: process.cwd,
    relative: get('path').relative,
    columns: () => (process.stdout as Terminal).columns,
    hostname: () => get('os').hostname(),
  };
}

/** As Node decides it: what the environment says, or whether somebody looks. */
function isColored(
  { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS }: Readonly<Record<string, string | undefined>>,
  { isTTY }: Terminal,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && !NO_COLOR && NODE_DISABLE_COLORS === undefined;
}
