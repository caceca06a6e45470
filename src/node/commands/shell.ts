// `sh -c`: commands one after another, as far as `exec()` needs a shell.
import { home } from '../system/home.ts';
import type { ChildEnd } from '../wire/children.ts';
import { resolve } from '../paths/posix.ts';
import { signalNumbers } from '../system/signals.ts';
import type { Launch } from '../wire/host.ts';
import type { Command, CommandContext } from './command-context.ts';
import { echo, pwd } from './printing.ts';
import { findCommand } from '../system/commands.ts';
import { CannotOpen, runPipeline } from './shell-run.ts';
import type { Redirect, Stage } from './shell-run.ts';
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
  readonly redirects: readonly Redirect[];
}

/** `sh -c 'commands'`, or commands on standard input. */
export const shell: Command = async (context) => {
  const [option, given] = context.args;
  let text = given;
  if (option === undefined) {
    text = '';
    for await (const part of context.input()) text += part;
  } else if (option !== '-c' || text === undefined) {
    context.write('stderr', 'sh: only -c is available in the built-in engine\n');
    return codes.syntax;
  }
  const self: Shell = { context, env: { ...context.env }, cwd: context.cwd, code: 0 };
  try {
    const pipelines = pipelinesOf(parseShell(text));
    for (const [at, pipeline] of pipelines.entries()) {
      const [{ joint }] = pipeline;
      if (joint === 'and' && self.code !== 0) continue;
      if (joint === 'or' && self.code === 0) continue;
      const [first, ...others] = pipeline.map((command) => prepare(self, command)) as [
        Ready,
        ...Ready[],
      ];
      if (others.length > 0) {
        self.code = await runStages(self, [first, ...others]);
        continue;
      }
      if (first.words[0] === 'exit') return Number(first.words[1] ?? self.code) & 255;
      // The command takes the shell's place.
      if (first.words[0] === 'exec' && first.words.length > 1)
        return await runOne(self, { ...first, words: first.words.slice(1) }, true);
      self.code = await runOne(self, first, at === pipelines.length - 1);
    }
    return self.code;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.write('stderr', `/bin/sh: 1: Syntax error: ${error.message}\n`);
    return codes.syntax;
  }
};

type Pipeline = [SimpleCommand, ...SimpleCommand[]];

function pipelinesOf(commands: readonly SimpleCommand[]): Pipeline[] {
  const pipelines: Pipeline[] = [];
  for (const command of commands) {
    const last = pipelines.at(-1);
    if (command.joint !== 'pipe') pipelines.push([command]);
    else if (last) last.push(command);
    else throw new SyntaxError('"|" unexpected');
  }
  return pipelines;
}

function prepare({ env, code }: Shell, command: SimpleCommand): Ready {
  const words: string[] = [];
  const own: Record<string, string> = {};
  const redirects: Redirect[] = [];
  let waiting: Omit<FileRedirect, 'path'> | undefined;
  for (const word of command.words) {
    const text = expandWord(word, env, code);
    const assignment = /^([A-Za-z_]\w*)=(.*)$/su.exec(text);
    if (waiting) {
      redirects.push(toFile({ ...waiting, path: text }));
      waiting = undefined;
    } else if (word.redirects) {
      const found = redirectOf(text);
      if ('to' in found) redirects.push(found);
      else waiting = found;
    } else if (words.length === 0 && assignment) {
      own[assignment[1] ?? ''] = assignment[2] ?? '';
    } else if (text !== '' || !word.bare) {
      words.push(text);
    }
  }
  if (waiting) throw new SyntaxError('end of file unexpected');
  if (words.length === 0) Object.assign(env, own);
  return { words, env: { ...env, ...own }, redirects };
}

interface FileRedirect {
  readonly fd: Redirect['fd'];
  readonly path: string;
  readonly appends: boolean;
}

/** What a mark such as `2>&1` says; of one that a file's name follows, all but the name. */
function redirectOf(mark: string): Redirect | Omit<FileRedirect, 'path'> {
  const [, digit, sign = '', to] = /^(\d?)(>>?|<)(?:&(\d))?$/u.exec(mark) ?? [];
  const fd = Number(digit || (sign === '<' ? '0' : '1'));
  if (fd !== 0 && fd !== 1 && fd !== 2) throw unavailableMark(mark);
  if (to === undefined) return { fd, appends: sign === '>>' };
  if (to !== '1' && to !== '2') throw unavailableMark(mark);
  return { fd, to: { kind: 'fd', fd: to === '1' ? 1 : 2 } };
}

function unavailableMark(mark: string): SyntaxError {
  return new SyntaxError(`"${mark}" is not available in the built-in engine`);
}

function toFile({ fd, path, appends }: FileRedirect): Redirect {
  return { fd, to: path === '/dev/null' ? { kind: 'none' } : { kind: 'file', path, appends } };
}

async function runOne(self: Shell, ready: Ready, isLast: boolean): Promise<number> {
  const { context, cwd } = self;
  const { redirects } = ready;
  const [name = ':', ...args] = ready.words;
  if (name === ':' && redirects.length === 0) return 0;
  if (name === 'export') return exportAll(self, args);
  // There is nothing that it could set.
  if (name === 'ulimit') return 0;
  if (name === 'cd') return changeFolder(self, args, context.write);
  // What a shell has built in needs no process.
  if (redirects.length === 0) {
    if (name === 'echo') return await echo({ ...context, args: args.map(withEscapes) });
    if (name === 'pwd') return await pwd({ ...context, args, cwd });
    if (name === 'true' || name === 'false') return name === 'true' ? 0 : 1;
  }
  const command = findCommand(name);
  // As a real shell does: nothing is left for it to do, so it makes room.
  if (command !== undefined && isLast && redirects.length === 0 && cwd === context.cwd) {
    context.exec({ name: command, args }, ready.env);
  }
  return await runStages(self, [ready]);
}

/** Runs commands in processes of their own, with pipes between them: the last one's code. */
async function runStages({ context, cwd }: Shell, all: readonly Ready[]): Promise<number> {
  const stages: Stage[] = [];
  for (const { words, env, redirects } of all) {
    const [name = ':', ...args] = words;
    const command = name === ':' ? 'true' : findCommand(name);
    if (command === undefined) {
      const message = `/bin/sh: 1: ${name}: not found\n`;
      if (all.length === 1 && redirects.length === 0) {
        context.write('stderr', message);
        return codes.notFound;
      }
      // The words have to go where the command's would have gone.
      const line = { name: 'print', args: [message, 'stderr', String(codes.notFound)] };
      stages.push({ line, env, redirects });
      continue;
    }
    const given = command === 'echo' ? args.map(withEscapes) : args;
    stages.push({ line: { name: command, args: given }, env, redirects });
  }
  try {
    return codeOf(await runPipeline(context, cwd, stages));
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    context.write('stderr', `/bin/sh: 1: ${error.message}\n`);
    return codes.syntax;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The `echo` of a shell, unlike the command, reads backslashes. */
function withEscapes(text: string): string {
  return text.replaceAll(/\\([\\abfnrtv])/gu, (whole, letter: string) => escapes[letter] ?? whole);
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
  [name = home]: readonly string[],
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

function codeOf({ code, signal }: ChildEnd): number {
  if (signal === null) return code ?? 0;
  return (
    codes.signalled + (Object.entries(signalNumbers).find(([name]) => name === signal)?.[1] ?? 0)
  );
}
