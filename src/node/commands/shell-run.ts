// How a shell runs what stands between two joints: one command, or several with pipes between them.
import type { Disk } from '../disk/disk.ts';
import { openFlags } from '../disk/descriptors.ts';
import { DiskFailure } from '../disk/failure.ts';
import type { FailureCode } from '../disk/failure.ts';
import type { ChildEnd } from '../wire/children.ts';
import { resolve } from '../paths/posix.ts';
import type { Stream } from '../wire/events.ts';
import type { Launch, Stdio } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';
import type { CommandContext } from './command-context.ts';

/** Where a command's descriptors lead, as `>` and its kin say: in the order in which they stand. */
export interface Redirect {
  readonly fd: 0 | 1 | 2;
  readonly to:
    | { readonly kind: 'fd'; readonly fd: 1 | 2 }
    | { readonly kind: 'none' }
    | { readonly kind: 'file'; readonly path: string; readonly appends: boolean };
}

/** One command of a pipeline, ready to run. */
export interface Stage {
  readonly line: CommandLine;
  readonly env: Launch['env'];
  readonly redirects: readonly Redirect[];
}

/** A file that cannot be opened for a redirection, in the words of `sh`. */
export class CannotOpen extends Error {}

/** Where output goes: a descriptor of the shell, nowhere, an open file, the next command's input. */
type Sink = 1 | 2 | 'ignore' | { readonly file: number } | { readonly next: true };

/** What a command reads: what the shell was given, nothing, a text, what the one before prints. */
type Origin = 'shell' | 'none' | 'before' | { readonly text: string };

interface Plumbing {
  readonly input: Origin;
  readonly sinks: Readonly<Record<Stream, Sink>>;
  readonly files: readonly number[];
}

const create = openFlags.writeOnly | openFlags.create;

function plumb(
  { disk, cwd }: { readonly disk: Disk; readonly cwd: string },
  { redirects }: Stage,
  isFirst: boolean,
  isLast: boolean,
): Plumbing {
  let input: Origin = isFirst ? 'shell' : 'before';
  const sinks: Record<1 | 2, Sink> = { 1: isLast ? 1 : { next: true }, 2: 2 };
  const files: number[] = [];
  const opening = <T>(path: string, what: 'open' | 'create', open: () => T): T => {
    try {
      return open();
    } catch (error) {
      const missing = what === 'open' ? 'No such file' : 'Directory nonexistent';
      const reasons: Partial<Record<FailureCode, string>> = {
        EACCES: 'Permission denied',
        EISDIR: 'Is a directory',
        ENOTDIR: 'Not a directory',
        ENOSPC: 'No space left on device',
      };
      const reason = error instanceof DiskFailure ? reasons[error.code] : undefined;
      throw new CannotOpen(`cannot ${what} ${path}: ${reason ?? missing}`, { cause: error });
    }
  };
  for (const { fd, to } of redirects) {
    if (fd === 0) {
      if (to.kind !== 'file') {
        input = 'none';
        continue;
      }
      const bytes = opening(to.path, 'open', () => disk.readFile(resolve(cwd, to.path)));
      input = { text: new TextDecoder().decode(bytes) };
    } else if (to.kind === 'file') {
      const flags = create | (to.appends ? openFlags.append : openFlags.truncate);
      const file = opening(to.path, 'create', () => disk.open(resolve(cwd, to.path), flags, 0o644));
      files.push(file);
      sinks[fd] = { file };
    } else {
      sinks[fd] = to.kind === 'none' ? 'ignore' : sinks[to.fd];
    }
  }
  return { input, sinks: { stdout: sinks[1], stderr: sinks[2] }, files };
}

/** Runs the stages side by side; how the last one ended. */
export async function runPipeline(
  context: CommandContext,
  cwd: string,
  stages: readonly Stage[],
): Promise<ChildEnd> {
  const { disk, start, feed } = context;
  const plumbing = stages.map((stage, at) =>
    plumb({ disk, cwd }, stage, at === 0, at === stages.length - 1),
  );
  const pids: number[] = [];
  const endings = stages.map(({ line, env }, at) => {
    const own = plumbing[at] as Plumbing;
    const descriptor = (sink: Sink): Stdio => (typeof sink === 'object' ? 'pipe' : sink);
    const stdio: Stdio[] = [
      own.input === 'none' ? 'ignore' : own.input === 'shell' ? 0 : 'pipe',
      descriptor(own.sinks.stdout),
      descriptor(own.sinks.stderr),
    ];
    // The next one is not there yet when this one starts, but before it prints.
    const hear = (stream: Stream, text: string | null): void => {
      const sink = own.sinks[stream];
      if (typeof sink !== 'object') return;
      if ('file' in sink) {
        if (text !== null) disk.write(sink.file, new TextEncoder().encode(text), undefined);
      } else {
        const next = pids[at + 1];
        const isEnd = text === null;
        if (next !== undefined && (!isEnd || stream === 'stdout')) feed(next, text);
      }
    };
    const { pid, ended } = start(line, env, cwd, stdio, hear);
    pids.push(pid);
    if (typeof own.input === 'object') {
      feed(pid, own.input.text);
      feed(pid, null);
    }
    return ended;
  });
  try {
    const ends = await Promise.all(endings);
    return ends.at(-1) ?? { code: 0, signal: null };
  } finally {
    for (const each of plumbing.flatMap(({ files }) => files)) disk.close(each);
  }
}
