// A process that is no program of Node's: one command, in a worker of its own.
import { openDisk } from '../disk/disk.ts';
import { Files } from '../disk/program-files.ts';
import { OutputAllowance } from '../wire/output-allowance.ts';
import type { ChildNews, ThreadOrder } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';
import { Reporter } from '../wire/reporter.ts';
import type { Realm } from '../context/realm.ts';
import { commandOf } from './catalogue.ts';
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
  const disk = openDisk(facts.disk, facts.pid);
  let created = 0;
  realm.onOrder((order) => {
    if (order.kind === 'input') input.push(order.text);
    if (order.kind === 'child') children.get(order.pid)?.(order.news);
  });
  const context: CommandContext = {
    args: line.args,
    env: facts.env,
    cwd: facts.cwd,
    disk,
    files: new Files(disk),
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
    start(command, env, cwd, stdio, hear) {
      created += 1;
      const pid = facts.lastPid
        ? Atomics.add(facts.lastPid, 0, 1) + 1
        : source.pid * 10_000 + created;
      const launch = { line: command, env, cwd, stdio, ipc: undefined };
      const ended = new Promise<Ended>((resolve) => {
        // Over when it has ended and all is read that it and its children wrote.
        let open = 1 + stdio.slice(1).filter((each) => each === 'pipe').length;
        let end: Ended = { code: 0, signal: null };
        const close = (): void => {
          open -= 1;
          if (open === 0) resolve(end);
        };
        children.set(pid, (news) => {
          if (news.kind === 'output') hear(news.stream, news.text);
          if (news.kind === 'end') {
            hear(news.stream, null);
            close();
          }
          if (news.kind === 'refused') resolve({ code: 254, signal: null });
          if (news.kind !== 'exit') return;
          end = news;
          close();
        });
        reporter.send({ kind: 'launch', pid, launch });
      });
      return { pid, ended };
    },
    feed(pid, text) {
      reporter.send({ kind: 'input', pid, text });
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
  const command = commandOf(name);
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
