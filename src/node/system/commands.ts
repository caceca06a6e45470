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
] as const;
export type CommandName = (typeof commandNames)[number];

const folders = ['/usr/local/bin', '/usr/bin', '/bin'];

/** The command that a file name or path stands for; undefined where there is none. */
export function findCommand(file: string): CommandName | undefined {
  const at = file.lastIndexOf('/');
  if (at >= 0 && !folders.includes(file.slice(0, at))) return undefined;
  const name = file.slice(at + 1);
  return commandNames.find((each) => each === name);
}
