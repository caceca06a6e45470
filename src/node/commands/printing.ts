// The commands that only print, which a shell has built in too.
import type { Command } from './command-context.ts';

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

/** The working directory. */
export const pwd: Command = ({ cwd, write }) => {
  write('stdout', `${cwd}\n`);
  return 0;
};
