// A part: the commands that are not `node`, and the shell.
export { commandOf } from '../commands/known-commands.ts';
