// One frame of a stack.

/** The part of V8's call site that is used here. */
export interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}
