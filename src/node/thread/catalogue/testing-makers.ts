// Makers of the modules that test programs.
import { valuesOfOptions } from '../../context/node-options.ts';
import { pathOf, pathToFileURL } from '../../paths/file-url.ts';
import { runningSites } from '../../stacks/stack-trace.ts';
import type { EventStream } from '../../builtins/test/event-stream.ts';
import type { TestNeeds } from '../../builtins/test/needs.ts';
import type { ReporterNeeds } from '../../builtins/test/reporters/data.ts';
import type { MakerNeeds, Makers } from './needs.ts';

interface Terminal {
  readonly columns?: number;
}

export const testingMakers: Makers<'test' | 'test/reporters'> = {
  test: (needs) => needs.part('testing').createTest(testNeeds(needs)),
  'test/reporters': (needs) => reportersOf(needs).exports,
};

/** `node --test`. */
export function runTestFiles(needs: MakerNeeds): void {
  const { run } = needs.get('test') as unknown as { run: (options: object) => EventStream };
  needs.part('testing').runCommandLine(testNeeds(needs), run, reportersOf(needs).builtin);
}

function reportersOf(needs: MakerNeeds) {
  return needs.part('testing').createReporters({
    ...reporterNeeds(needs),
    ...codec(needs),
    Transform: needs.get('stream').Transform,
  });
}

function testNeeds(needs: MakerNeeds): ReporterNeeds & TestNeeds {
  const { part, get, loader, process, tick, warn } = needs;
  const { readTestSettings } = part('testing');
  const { AsyncLocalStorage, AsyncResource } = get('async_hooks');
  const { Readable, Transform } = get('stream');
  const { clearTimeout, setInterval, setTimeout } = get('timers');
  const valuesOf = () => {
    const values = valuesOfOptions(process.execArgv, process.env);
    return (option: string) => values.get(option);
  };
  return {
    ...reporterNeeds(needs),
    ...codec(needs),
    process,
    settings: () => readTestSettings(valuesOf(), process.env['NODE_TEST_CONTEXT']),
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
    preload() {
      loader().commonJs.Module._preloadModules([...(valuesOf()('--require') ?? [])]);
    },
    spawn: (...args) =>
      get('child_process').spawn(...args) as unknown as ReturnType<TestNeeds['spawn']>,
    createWriteStream: (path) => get('fs').createWriteStream(path),
    warn,
    parallelism: get('os').availableParallelism(),
    now: () => performance.now(),
  };
}

/** V8's own format, as text. */
function codec({ get }: MakerNeeds): Pick<ReporterNeeds & TestNeeds, 'decode' | 'encode'> {
  return {
    encode: (value) => get('v8').serialize(value).toString('base64'),
    decode: (text) => get('v8').deserialize(get('buffer').Buffer.from(text, 'base64')),
  };
}

function reporterNeeds({ get, process, part, wantsColors }: MakerNeeds) {
  return {
    inspect: part('inspecting').inspect as ReporterNeeds['inspect'],
    isColored: () => wantsColors(process.stdout),
    cwd: process.cwd,
    relative: get('path').relative,
    columns: () => (process.stdout as Terminal).columns,
    hostname: () => get('os').hostname(),
  };
}
