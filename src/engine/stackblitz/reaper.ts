// The reaper: ends, from inside the container, what a run left behind.
import type { WebContainer } from '@webcontainer/api';
import { callLimit, stopLimit } from '../limits.ts';
import { within } from '../within.ts';

/**
 * Runs inside the container. A program that burns the CPU there does not hear of the signal, so
 * the exit code says whether all are gone. On Linux the dead stay listed until somebody asks after
 * them: those do not count.
 */
const script = `const { readFileSync } = require('node:fs');
const pids = process.argv.slice(1).map(Number);
const isThere = (pid) => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\\) [ZX] /.test(readFileSync('/proc/' + pid + '/stat', 'latin1'));
  } catch {
    return true;
  }
};
for (const pid of pids.filter(isThere)) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
const until = Date.now() + ${String(stopLimit)};
const look = () => {
  if (!pids.some(isThere)) return;
  if (Date.now() < until) setTimeout(look, 20);
  else process.exitCode = 1;
};
look();
`;

/** Kills processes of the container by their ids. Resolves with whether all of them are gone. */
export async function reap(container: WebContainer, pids: readonly number[]): Promise<boolean> {
  const reaping = container
    .spawn('node', ['-e', script, ...pids.map(String)], { output: false })
    .then(({ exit }) => exit);
  const code = await within(callLimit, reaping, () => new Error('the reaper did not end'));
  return code === 0;
}
