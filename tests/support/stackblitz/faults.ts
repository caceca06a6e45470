// How the stand-in may misbehave, and what of it is done by the Node that it starts.
import { fileURLToPath } from 'node:url';
import type { Spawn } from './container.ts';

/** Ways of Node itself: each is done by a file of that name, loaded before all else. */
const quirks = [
  /** Nothing inside the container can kill a process. From outside neither. */
  'kill-ignored',
  'terminate-ignored',
  'child-kill-ignored',
  'untraced-workers',
  'untraced-children',
  'fstat-zeros',
  'no-shared-memory',
  'one-pid',
  'clocks-apart',
  'unknown-node',
] as const;

/** How the stand-in may misbehave. It starts without any. */
export type Fault =
  | (typeof quirks)[number]
  /** Nothing listens on its port. */
  | 'refuse'
  /** It accepts connections and never answers. */
  | 'silent'
  /** Its frame loads and never says `init`. */
  | 'no-init'
  /** The call is answered with an error. */
  | 'build-rejects'
  | 'load-rejects'
  | 'run-rejects'
  /** The call is never answered. */
  | 'build-hangs'
  | 'load-hangs'
  | 'run-hangs'
  /** Files of more than 100 kB together take longer to come than the page waits for a call. */
  | 'load-slow'
  /** The frame goes dead at the first output of a program. */
  | 'dies'
  /** No file is loaded before a program. */
  | 'untraced'
  /** Node is none that knows the option. */
  | 'require-refused'
  /** What is written to a program is in its output, as a terminal shows what is typed. */
  | 'echo'
  /** Output comes five bytes at a time. */
  | 'cuts'
  /** Node may have no more than 64 MB. */
  | 'little-memory';

/** The options by which Node is made to misbehave so. */
export function nodeOptions(fault: Fault | undefined): string {
  if (fault === 'little-memory') return '--max-old-space-size=64';
  const quirk = quirks.find((name) => name === fault);
  if (quirk === undefined) return '';
  return ['first', quirk]
    .map((name) => `--require ${fileURLToPath(new URL(`quirks/${name}.cjs`, import.meta.url))}`)
    .join(' ');
}

/** What is started instead. */
export function bend(spawn: Spawn, fault: Fault | undefined): Spawn {
  const index = spawn.args.indexOf('--require');
  // Node itself tells its version before it loads anything.
  if (spawn.args[0] === '--version') return { ...spawn, args: ['-p', 'process.version'] };
  if (index === -1) return spawn;
  if (fault === 'untraced') return { ...spawn, args: spawn.args.toSpliced(index, 2) };
  if (fault === 'require-refused') return { ...spawn, args: ['--require-refused'] };
  return spawn;
}
