// One frame of a stack.

/** The part of V8's call site that the kernel itself uses. */
export interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  /** The class of what the function was called on; not in every browser. */
  getTypeName?(): string | null;
  /** Whether the frame waits for the one above it, and does not run. */
  isAsync(): boolean;
  toString(): string;
}

/** What writes a stack: gets the error and its frames, the innermost first. */
export type PrepareStackTrace = (error: unknown, sites: readonly CallSite[]) => unknown;
