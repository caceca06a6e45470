// A process that is no program of Node's: one command, in a worker of its own.
import { openDisk } from '../disk/disk.ts';
import { Files } from '../files.ts';
import { OutputAllowance } from '../output-allowance.ts';
import type { ChildNews, CommandLine, ThreadOrder } from '../protocol.ts';
import { Reporter } from '../reporter.ts';
import type { Realm } from '../run-thread.ts';
import { commands } from './catalogue.ts';
import type { CommandContext, Ended } from './context.ts';

type Start = Extract<ThreadOrder, { kind: 'start' }>;

// Taken before any program runs: commands share the worker's script with Node's threads.
const { setTimeout } = globalThis;

/** Runs a command to its end. */
export function runCommand(start: Start, line: CommandLine, realm: Realm): void {
  const { process: facts, source } = start;
  const clock = (): number => performance.timeOrigin + performance.now() - facts.epoch;
  const reporter = new Reporter({ source, clock, send: realm.send });
  const children = new Map<number, (news: ChildNews) => void>();
  const input = createInput();
  const allowance = new OutputAllowance(facts.printed);
  let created = 0;
  realm.onOrder((order) => {
    if (order.kind === 'input') input.push(order.text);
    if (order.kind === 'child') children.get(order.pid)?.(order.news);
  });
  const context: CommandContext = {
    args: line.args,
    env: facts.env,
    cwd: facts.cwd,
    files: new Files(openDisk(facts.disk, facts.pid)),
    write(stream, text) {
      const outlet = facts.outlets[stream];
      if (text === '' || outlet === 'none') return;
      const admitted = allowance.admit(text);
      if (outlet === 'run') reporter.printed(stream, admitted, source);
      else reporter.send({ kind: 'output', stream, text: admitted });
      if (admitted.length === text.length) return;
      reporter.send({ kind: 'flooded' });
      realm.halt();
    },
    input: input.read,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    run(command, env, cwd, stdio) {
      created += 1;
      const pid = facts.lastPid
        ? Atomics.add(facts.lastPid, 0, 1) + 1
        : source.pid * 10_000 + created;
      const launch = { line: command, env, cwd, stdio, ipc: undefined };
      return new Promise<Ended>((resolve) => {
        children.set(pid, (news) => {
          if (news.kind === 'refused') resolve({ code: 254, signal: null });
          if (news.kind === 'exit') resolve(news);
        });
        reporter.send({ kind: 'launch', pid, launch });
      });
    },
    exec(command, env) {
      reporter.send({ kind: 'exec', line: command, env });
      realm.halt();
      throw new Error('a replaced process goes no further');
    },
  };
  if (!start.again) reporter.started(start.parent);
  void runToItsEnd(line.name, context).then((code) => {
    reporter.exited(code);
    realm.halt();
  });
}

async function runToItsEnd(name: string, context: CommandContext): Promise<number> {
  const command = commands[name];
  return command ? await command(context) : 127;
}

function createInput(): {
  readonly push: (text: string | null) => void;
  readonly read: () => AsyncIterable<string>;
} {
  const texts: (string | null)[] = [];
  let wake: (() => void) | undefined;
  return {
    push(text) {
      texts.push(text);
      wake?.();
    },
    async *read() {
      for (;;) {
        const text = texts.shift();
        if (text === null) return;
        if (text !== undefined) yield text;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
