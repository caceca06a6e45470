// The commands there are, and where they are found.

export const commandNames = [
  'node',
  'sh',
  'echo',
  'env',
  'ls',
  'cat',
  'head',
  'sleep',
  'true',
  'false',
  'pwd',
  'id',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The folders that commands are looked for in. */
export const commandFolders = ['/usr/local/bin', '/usr/bin', '/bin'];

/** The `PATH` that a program gets. */
export const searchPath = commandFolders.join(':');

/** Where `node` is, as `process.execPath` says. */
export const nodePath = '/usr/local/bin/node';

/** What is in the file of `node`: by it a copy is known. */
export const nodeText = 'A command of the built-in engine: there is no program in this file.\n';

/** Where each command is. */
export const commandPaths: readonly string[] = commandNames.map((name) =>
  name === 'node' ? nodePath : `/bin/${name}`,
);

/** The command that a file name or path stands for; undefined where there is none. */
export function findCommand(file: string): CommandName | undefined {
  const at = file.lastIndexOf('/');
  if (at >= 0 && !commandFolders.includes(file.slice(0, at))) return undefined;
  const name = file.slice(at + 1);
  return commandNames.find((each) => each === name);
}
