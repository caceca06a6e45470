// A process that is no program of Node's: one command, in a worker of its own.
import { Children } from '../wire/children.ts';
import type { ChildEnd } from '../wire/children.ts';
import { inputPiece } from '../system/limits.ts';
import { now } from '../system/now.ts';
import { openDisk } from '../disk/disk.ts';
import { Files } from '../disk/program-files.ts';
import type { ThreadOrder } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';
import { Reporter } from '../wire/reporter.ts';
import type { Realm } from '../context/realm.ts';
import { StandardOutput } from '../wire/standard-output.ts';
import type { Command, CommandContext } from './command-context.ts';

/** What a shell makes of a process that could not be started. */
const cannotFork = 254;

type Start = Extract<ThreadOrder, { kind: 'start' }>;

// Taken before any program runs: commands share the worker's script with Node's threads.
const { setTimeout } = globalThis;

/** Runs a command to its end; `find` gives it by its name, if there is one. */
export function runCommand(
  start: Start,
  line: CommandLine,
  realm: Realm,
  find: (name: string) => Command | undefined,
): void {
  const { process: facts, source } = start;
  const clock = (): number => now() - facts.epoch;
  const reporter = new Reporter({ source, clock, send: realm.send });
  const children = new Children({
    source,
    facts,
    send: (report) => {
      reporter.send(report);
    },
  });
  const pull = pullInput(realm);
  const output = new StandardOutput({
    source,
    facts,
    reporter,
    handOn: undefined,
    halt: realm.halt,
  });
  const disk = openDisk(facts.disk, facts.pid);
  realm.onOrder((order) => {
    if (order.kind === 'child') children.hear(order.pid, order.news);
  });
  const context: CommandContext = {
    args: line.args,
    env: facts.env,
    cwd: facts.cwd,
    disk,
    files: new Files(disk),
    write(stream, text) {
      output.print(stream, text);
    },
    input: () => piecesOf(pull),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    start(command, env, cwd, stdio, hear) {
      const pid = children.nextPid();
      const { promise, resolve } = Promise.withResolvers<ChildEnd>();
      const launch = { line: command, env, cwd, stdio, ipc: undefined, askedAt: clock() };
      children.launch(pid, launch, {
        onNews(news) {
          if (news.kind === 'output') hear(news.stream, news.text);
          if (news.kind === 'end') hear(news.stream, null);
        },
        onOver(end) {
          resolve(end ?? { code: cannotFork, signal: null });
        },
      });
      return { pid, ended: promise };
    },
    feed(pid, text) {
      reporter.send({ kind: 'input', pid, text });
    },
    exec(command, env) {
      reporter.send({ kind: 'exec', line: command, env, cwd: facts.cwd });
      realm.halt();
      throw new Error('a replaced process goes no further');
    },
  };
  if (!start.again) reporter.started(start);
  reporter.flush();
  void runToItsEnd(find(line.name), context).then((code) => {
    reporter.exited(code);
    realm.halt();
  });
}

async function runToItsEnd(command: Command | undefined, context: CommandContext): Promise<number> {
  return command ? await command(context) : 127;
}

type Pull = () => Promise<string | null>;

/** Asks the host for a piece of standard input at a time: one command reads, one after another. */
function pullInput({ onOrder, send }: Realm): Pull {
  let take: ((text: string | null) => void) | undefined;
  onOrder((order) => {
    if (order.kind === 'input') take?.(order.text);
  });
  return () =>
    new Promise((resolve) => {
      take = resolve;
      send({ kind: 'read', most: inputPiece });
    });
}

async function* piecesOf(pull: Pull): AsyncGenerator<string, void> {
  for (let text = await pull(); text !== null; text = await pull()) yield text;
}
