// The page's script: boots the engine on demand and keeps what a test wants to look at.
import { builtinEngine } from '../../../src/engine/builtin/engine.ts';
import type {
  Machine,
  Program,
  Run,
  RunEvent,
  RunOptions,
  RunResult,
} from '../../../src/engine/types.ts';

/** What a run printed and did, as a test sees it. */
export interface Transcript {
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

export interface BuiltinPageApi {
  boot(): Promise<Machine>;
  /** Runs a program to its end on a machine that is booted once. */
  run(
    files: Readonly<Record<string, string>>,
    entry?: string,
    options?: RunOptions,
  ): Promise<Transcript>;
  start(program: Program, options?: RunOptions): Promise<Run>;
}

declare global {
  var builtin: BuiltinPageApi;
}

let machine: Promise<Machine> | undefined;

function boot(): Promise<Machine> {
  machine ??= builtinEngine.boot({
    signal: new AbortController().signal,
    onStage: () => undefined,
  });
  return machine;
}

async function start(program: Program, options?: RunOptions): Promise<Run> {
  return await (await boot()).run(program, options);
}

async function run(
  files: Readonly<Record<string, string>>,
  entry = 'main.mjs',
  options: RunOptions = {},
): Promise<Transcript> {
  const started = await start({ files, entry, args: [], env: {} }, options);
  const events: RunEvent[] = [];
  for await (const event of started.events) events.push(event);
  const printed = (kind: 'stdout' | 'stderr'): string =>
    events.map((event) => (event.kind === kind ? event.text : '')).join('');
  return {
    stdout: printed('stdout'),
    stderr: printed('stderr'),
    events,
    result: await started.result,
  };
}

globalThis.builtin = { boot, run, start };
