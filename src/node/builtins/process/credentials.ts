// Who a process runs as: the one user there is here, whom no process can change.
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';
import { user } from '../../system/user.ts';

const wanted = 'one of type number or string';

function checkId(value: unknown, name: string): void {
  if (typeof value === 'string') return;
  if (typeof value !== 'number') throw invalidArgType(name, wanted, value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value >= 0 && value < 2 ** 32) return;
  throw outOfRange(name, '>= 0 && <= 4294967295', value);
}

/** The users there are, each with a group of its own. */
const ids: Readonly<Record<string, number>> = { root: 0, nobody: 65_534, [user.name]: user.uid };

/** The number behind a name or a number. */
function idOf(value: unknown, kind: 'User' | 'Group'): number {
  if (typeof value === 'number') return value;
  const known = Object.hasOwn(ids, String(value)) ? ids[String(value)] : undefined;
  if (known !== undefined) return known;
  const message = `${kind} identifier does not exist: ${String(value)}`;
  throw nodeError(Error, 'ERR_UNKNOWN_CREDENTIAL', message);
}

function refused(syscall: string): Error {
  const error = new Error(`EPERM, Operation not permitted`);
  return Object.assign(error, { errno: 1, code: 'EPERM', syscall });
}

function setter(syscall: string, kind: 'User' | 'Group') {
  const own = kind === 'User' ? user.uid : user.gid;
  return (id: unknown): void => {
    checkId(id, 'id');
    if (idOf(id, kind) !== own) throw refused(syscall);
  };
}

/** The getters of `process`, and in the main thread what would set them. */
export function createCredentials(isMainThread: boolean) {
  const getters = {
    getuid: () => user.uid,
    geteuid: () => user.uid,
    getgid: () => user.gid,
    getegid: () => user.gid,
    getgroups: () => [user.gid],
  };
  if (!isMainThread) return getters;
  return {
    ...getters,
    setuid: setter('setuid', 'User'),
    seteuid: setter('seteuid', 'User'),
    setgid: setter('setgid', 'Group'),
    setegid: setter('setegid', 'Group'),
    setgroups(groups: unknown): void {
      if (!Array.isArray(groups)) throw invalidArgType('groups', 'an instance of Array', groups);
      for (const [index, group] of groups.entries()) {
        checkId(group, `groups[${String(index)}]`);
        idOf(group, 'Group');
      }
      throw refused('setgroups');
    },
    initgroups(name: unknown, group: unknown): void {
      checkId(name, 'user');
      checkId(group, 'extraGroup');
      idOf(group, 'Group');
      idOf(name, 'User');
      throw refused('initgroups');
    },
  };
}
