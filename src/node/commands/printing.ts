// The commands that only print, which a shell has built in too.
import type { Command } from './command-context.ts';
import { readLetters } from './letters.ts';

/** `-n` leaves out the line's end. */
export const echo: Command = ({ args, write }) => {
  const bare = args[0] === '-n';
  write('stdout', `${args.slice(bare ? 1 : 0).join(' ')}${bare ? '' : '\n'}`);
  return 0;
};

/** The variables, one a line. */
export const env: Command = ({ env: variables, write }) => {
  for (const [name, value] of Object.entries(variables)) write('stdout', `${name}=${value}\n`);
  return 0;
};

/** The working directory; there is no other name for it, whatever `-L` or `-P` ask. */
export const pwd: Command = ({ args, cwd, write }) => {
  const { wrong } = readLetters('pwd', args, 'LP');
  if (wrong === undefined) write('stdout', `${cwd}\n`);
  else write('stderr', wrong);
  return wrong === undefined ? 0 : 1;
};
