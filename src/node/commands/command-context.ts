// What a command may do: the little of a process that does not need Node.
import type { ChildEnd } from '../wire/children.ts';
import type { Disk } from '../disk/disk.ts';
import type { Files } from '../disk/program-files.ts';
import type { Stream } from '../wire/events.ts';
import type { Launch, Stdio } from '../wire/host.ts';
import type { CommandLine } from '../wire/page.ts';

export interface CommandContext {
  readonly args: readonly string[];
  readonly env: Launch['env'];
  readonly cwd: string;
  readonly files: Files;
  write(stream: Stream, text: string): void;
  /** The text of standard input as it comes; ends with it. */
  readonly input: () => AsyncIterable<string>;
  wait(milliseconds: number): Promise<void>;
  /** The files of the run. */
  readonly disk: Disk;
  /** Starts a command in a process of its own; `hear` gets what its pipes bring, and null at an end. */
  start(
    line: CommandLine,
    env: Launch['env'],
    cwd: string,
    stdio: readonly Stdio[],
    hear: (stream: Stream, text: string | null) => void,
  ): { readonly pid: number; readonly ended: Promise<ChildEnd> };
  /** Standard input for a process that was started: text, or null at its end. */
  feed(pid: number, text: string | null): void;
  /** Puts a command in the place of this one. Does not return. */
  exec(line: CommandLine, env: Launch['env']): never;
}

/** A command: its exit code. */
export type Command = (context: CommandContext) => number | Promise<number>;
