// What a measured program did, on either side.

/** Files of a program by name; `main.mjs` starts it. */
export type Files = Readonly<Record<string, string>>;

/** Milliseconds, taken by whoever started the program, and what it printed. */
export interface Outcome {
  /** From its start to the first output that arrived. */
  readonly first: number;
  /** From its start to its end, with all output there. */
  readonly whole: number;
  readonly stdout: string;
}

/** Somewhere that programs run. */
export interface Side {
  readonly name: string;
  run(files: Files): Promise<Outcome>;
  close(): Promise<void>;
}
