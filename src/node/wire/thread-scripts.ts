// The scripts of the kernel that threads run.

/** The one a thread begins with, and those it may load, by the names of parts. Texts, or their URLs. */
export interface ThreadScripts {
  readonly main: string;
  readonly parts: Readonly<Record<string, string>>;
}
