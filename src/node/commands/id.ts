// `id`: who a process runs as.
import { user } from '../system/user.ts';
import type { Command } from './command-context.ts';
import { readLetters } from './letters.ts';

const { uid, gid, name } = user;

/** `-u`, `-g` and `-G` print one number each, or with `-n` a name. */
export const id: Command = ({ args, write }) => {
  const { letters, wrong } = readLetters('id', args, 'ugGn');
  if (wrong !== undefined) {
    write('stderr', wrong);
    return 1;
  }
  const kinds = [...letters].filter((each) => each !== 'n');
  const isNamed = letters.has('n');
  if (kinds.length > 1) {
    write('stderr', 'id: cannot print "only" of more than one choice\n');
    return 1;
  }
  if (kinds.length === 0 && isNamed) {
    write('stderr', 'id: cannot print only names or real IDs in default format\n');
    return 1;
  }
  const [kind] = kinds;
  const own = `${String(gid)}(${name})`;
  const all = `uid=${String(uid)}(${name}) gid=${own} groups=${own}`;
  const only = isNamed ? name : String(kind === 'u' ? uid : gid);
  write('stdout', `${kind === undefined ? all : only}\n`);
  return 0;
};
