// `sh -c`: commands one after another, as far as `exec()` needs a shell.
import { resolve } from '../posix-path.ts';
import { signalNumbers } from '../process-signal-numbers.ts';
import type { Launch, Stdio, Stream } from '../protocol.ts';
import type { Command, CommandContext, Ended } from './context.ts';
import { echo, pwd } from './printing.ts';
import { findCommand } from './names.ts';
import { expandWord, parseShell } from './shell-words.ts';
import type { SimpleCommand } from './shell-words.ts';

const codes = { syntax: 2, notFound: 127, signalled: 128 } as const;

interface Shell {
  readonly context: CommandContext;
  readonly env: Record<string, string>;
  cwd: string;
  /** Of the last command: `$?`. */
  code: number;
}

/** A command with its words filled in and sorted. */
interface Ready {
  readonly words: readonly string[];
  readonly env: Launch['env'];
  readonly stdio: readonly Stdio[];
  readonly redirected: boolean;
}

/** Only `sh -c 'commands'`. */
export const shell: Command = async (context) => {
  const [option, text] = context.args;
  if (option !== '-c' || text === undefined) {
    context.write('stderr', 'sh: only -c is available in the built-in engine\n');
    return codes.syntax;
  }
  const self: Shell = { context, env: { ...context.env }, cwd: context.cwd, code: 0 };
  try {
    const commands = parseShell(text);
    for (const [at, command] of commands.entries()) {
      if (command.joint === 'and' && self.code !== 0) continue;
      if (command.joint === 'or' && self.code === 0) continue;
      const ready = prepare(self, command);
      if (ready.words[0] === 'exit') return Number(ready.words[1] ?? self.code) & 255;
      self.code = await runOne(self, ready, at === commands.length - 1);
    }
    return self.code;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.write('stderr', `/bin/sh: 1: Syntax error: ${error.message}\n`);
    return codes.syntax;
  }
};

function prepare({ env, code }: Shell, command: SimpleCommand): Ready {
  const words: string[] = [];
  const own: Record<string, string> = {};
  const stdio: Stdio[] = [0, 1, 2];
  let redirected = false;
  for (const word of command.words) {
    const text = expandWord(word, env, code);
    const assignment = /^([A-Za-z_]\w*)=(.*)$/su.exec(text);
    if (word.redirects) {
      redirect(stdio, text);
      redirected = true;
    } else if (words.length === 0 && assignment) {
      own[assignment[1] ?? ''] = assignment[2] ?? '';
    } else if (text !== '' || !word.bare) {
      words.push(text);
    }
  }
  if (words.length === 0) Object.assign(env, own);
  return { words, env: { ...env, ...own }, stdio, redirected };
}

function redirect(stdio: Stdio[], text: string): void {
  const [, from = '1', to] = /^(\d?)>>?(.*)$/u.exec(text) ?? [];
  const fd = Number(from || '1');
  if (to === '/dev/null') stdio[fd] = 'ignore';
  else if (to === '&1' || to === '&2') stdio[fd] = stdio[Number(to[1])] ?? 'ignore';
  else throw new SyntaxError('redirection to a file is not available in the built-in engine');
}

async function runOne(self: Shell, ready: Ready, isLast: boolean): Promise<number> {
  const { context, cwd } = self;
  const [name, ...args] = ready.words;
  if (name === undefined || name === ':') return 0;
  const write = (stream: Stream, text: string): void => {
    const to = ready.stdio[stream === 'stdout' ? 1 : 2];
    if (to === 1 || to === 2) context.write(to === 1 ? 'stdout' : 'stderr', text);
  };
  // What a shell has built in needs no process.
  if (name === 'echo') return await echo({ ...context, args, write });
  if (name === 'pwd') return await pwd({ ...context, cwd, write });
  if (name === 'true' || name === 'false') return name === 'true' ? 0 : 1;
  if (name === 'export') return exportAll(self, args);
  if (name === 'cd') return changeFolder(self, args, write);
  const command = findCommand(name);
  if (command === undefined) {
    write('stderr', `/bin/sh: 1: ${name}: not found\n`);
    return codes.notFound;
  }
  const line = { name: command, args };
  // As a real shell does: nothing is left for it to do, so it makes room.
  if (isLast && !ready.redirected && cwd === context.cwd) context.exec(line, ready.env);
  return codeOf(await context.run(line, ready.env, cwd, ready.stdio));
}

function exportAll(self: Shell, args: readonly string[]): number {
  for (const each of args) {
    const [, name, value] = /^(\w+)=(.*)$/su.exec(each) ?? [];
    if (name !== undefined) self.env[name] = value ?? '';
  }
  return 0;
}

function changeFolder(
  self: Shell,
  [name = '/home/project']: readonly string[],
  write: CommandContext['write'],
): number {
  const folder = resolve(self.cwd, name);
  if (!self.context.files.isFolder(folder)) {
    write('stderr', `/bin/sh: 1: cd: can't cd to ${name}\n`);
    return codes.syntax;
  }
  self.cwd = folder;
  return 0;
}

function codeOf({ code, signal }: Ended): number {
  if (signal === null) return code ?? 0;
  return (
    codes.signalled + (Object.entries(signalNumbers).find(([name]) => name === signal)?.[1] ?? 0)
  );
}
