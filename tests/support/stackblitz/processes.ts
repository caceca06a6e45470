// Counts processes: what the stand-in has to show that nothing was left running.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** How many processes of these groups run. The dead that nobody has asked after do not count. */
export function countProcesses(groups: readonly number[]): number {
  return listProcesses().filter(
    ({ group, state }) => groups.includes(group) && !/^[ZX]/.test(state),
  ).length;
}

interface Listed {
  readonly group: number;
  readonly state: string;
}

/** From `/proc` where there is one: a small Linux has no `ps`. */
function listProcesses(): Listed[] {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' });
    return stdout.split('\n').map((line) => {
      const [group, state = 'Z'] = line.trim().split(/\s+/);
      return { group: Number(group), state };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        // The name in brackets may hold anything, brackets too.
        const [state = 'Z', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return { group: Number(group), state };
      } catch {
        return { group: 0, state: 'Z' };
      }
    });
}
