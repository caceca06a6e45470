// Between page and frame: programs, orders to the machine, and its reports.
import type { KernelEvent } from './events.ts';
import type { ThreadScripts } from './thread-scripts.ts';

/** A program as the page hands it over: text files by their path in `home`, and what starts it. */
export interface ProgramOrder {
  readonly files: Readonly<Record<string, string>>;
  readonly line: CommandLine;
  /** The folder to work in: an absolute path. */
  readonly cwd: string;
  /** A disk that outlives the run, by a number of the page's choosing; else it has one of its own. */
  readonly disk?: number;
  readonly env: Readonly<Record<string, string>>;
  /** uint32: makes other choices that Node's rules allow. */
  readonly seed?: number;
  /** Whether its threads tell of their callbacks. */
  readonly tellsCallbacks?: boolean;
}

/** Page → frame, once, with the machine's port: the kernel's bundles. */
export interface FrameBoot {
  readonly host: string;
  readonly thread: ThreadScripts;
}

/** Page → host. `run` is a number of the page's choosing, never used twice in a machine. */
export type MachineOrder =
  | { readonly kind: 'run'; readonly run: number; readonly program: ProgramOrder }
  /** For the standard input of a run's first process: text, or null at the end of it. */
  | { readonly kind: 'input'; readonly run: number; readonly text: string | null }
  | { readonly kind: 'stop'; readonly run: number }
  /** Answered with `alive`. */
  | { readonly kind: 'greet' }
  /** The page is ready for more events of the run. */
  | { readonly kind: 'heard'; readonly run: number }
  /** A part that was asked for; nothing where it could not be loaded. */
  | { readonly kind: 'part'; readonly name: string; readonly script: Blob | undefined }
  /** `call` is a number of the page's choosing, never used twice in a machine. */
  | {
      readonly kind: 'files';
      readonly call: number;
      readonly disk: number;
      readonly request: FileRequest;
    };

/** What the page asks of a disk. Paths are absolute. */
export type FileRequest =
  | { readonly kind: 'read' | 'list'; readonly path: string }
  /** Files, and folders with nothing behind them, below `path`. */
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly files: readonly (readonly [string, string | Uint8Array | undefined])[];
      readonly makesFolders: boolean;
    }
  | { readonly kind: 'make-folder'; readonly path: string; readonly recursive: boolean }
  | {
      readonly kind: 'remove';
      readonly path: string;
      readonly recursive: boolean;
      readonly force: boolean;
    }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A file's bytes, a folder's entries, or nothing. */
export type FileAnswer = Uint8Array | readonly FolderEntry[] | undefined;

/** Host → page. What arrives here may be forged by a program: see `parseReport`. */
export type MachineReport =
  | { readonly kind: 'ready' | 'alive' }
  /** Answered with `heard`: until then no more of that run come. */
  | { readonly kind: 'events'; readonly run: number; readonly events: readonly KernelEvent[] }
  | {
      readonly kind: 'over';
      readonly run: number;
      readonly code: number | null;
      readonly signal: string | null;
      readonly at: number;
    }
  | { readonly kind: 'stopped'; readonly run: number }
  /** The run has printed as much as it may, and was ended. */
  | { readonly kind: 'flooded'; readonly run: number; readonly at: number }
  | { readonly kind: 'answer'; readonly call: number; readonly value: FileAnswer }
  /** The words of an error of Node's, and its code. */
  | {
      readonly kind: 'refusal';
      readonly call: number;
      readonly message: string;
      readonly code: string;
    }
  /** A thread needs a part that did not come with the boot. Answered with `part`. */
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'broken'; readonly reason: string };

/** A command by its bare name, and its arguments. */
export interface CommandLine {
  readonly name: string;
  readonly args: readonly string[];
  /** What the process is told that it was called by, where that is not its name. */
  readonly argv0?: string;
  /** Where the program lies, where that is not its usual place. */
  readonly path?: string | undefined;
}
