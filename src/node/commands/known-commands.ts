// The ordinary commands, as far as programs about processes use them.
import { resolve } from '../paths/posix.ts';
import type { Command } from './command-context.ts';
import type { CommandName } from '../system/commands.ts';
import { id } from './id.ts';
import { ls } from './ls.ts';
import { echo, env, pwd } from './printing.ts';
import { shell } from './shell.ts';

const cat: Command = async ({ args, cwd, files, input, write }) => {
  let code = 0;
  for (const name of args.length === 0 ? ['-'] : args) {
    const path = resolve(cwd, name);
    const text = files.read(path);
    if (name === '-') {
      for await (const part of input()) write('stdout', part);
    } else if (text !== undefined) {
      write('stdout', text);
    } else {
      code = 1;
      const why = files.isFolder(path) ? 'Is a directory' : 'No such file or directory';
      write('stderr', `cat: ${name}: ${why}\n`);
    }
  }
  return code;
};

/** The first lines of its input, ten unless `-n` or a number says otherwise. */
const head: Command = async ({ args, input, write }) => {
  let left = Number(/^-n?\s*(\d+)$/u.exec(args.join(' '))?.[1] ?? 10);
  for await (const text of input()) {
    const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
    write('stdout', lines.slice(0, left).join(''));
    left -= lines.filter((each) => each.endsWith('\n')).length;
    if (left <= 0) break;
  }
  return 0;
};

/** Seconds, of which there may be parts and, as in GNU's, several, with units. */
const sleep: Command = async ({ args, wait, write }) => {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
  let seconds = 0;
  for (const each of args) {
    const [, number, unit = ''] = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/u.exec(each) ?? [];
    if (number === undefined) {
      write(
        'stderr',
        `sleep: invalid time interval ‘${each}’\nTry 'sleep --help' for more information.\n`,
      );
      return 1;
    }
    seconds += Number(number) * (units[unit] ?? 1);
  }
  if (args.length === 0) {
    write('stderr', "sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  await wait(seconds * 1000);
  return 0;
};

/** What `node` says when it does not get as far as a program: text, stream and exit code. */
const print: Command = ({ args, write }) => {
  const [text = '', stream, code] = args;
  write(stream === 'stderr' ? 'stderr' : 'stdout', text);
  return Number(code);
};

/** By name: all but `node`, which worker-script.ts knows, and one of the kernel's own. */
const known: Readonly<Record<Exclude<CommandName, 'node'> | 'print', Command>> = {
  cat,
  echo,
  env,
  false: () => 1,
  head,
  id,
  ls,
  print,
  pwd,
  sh: shell,
  sleep,
  true: () => 0,
};

/** The command of a name, if it is one of them. */
export function commandOf(name: string): Command | undefined {
  return Object.hasOwn(known, name) ? known[name as keyof typeof known] : undefined;
}
