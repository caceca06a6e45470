// The scripts of the kernel that threads run.

/**
 * The one a thread begins with, and those parts that it may load without asking, by name: as blobs,
 * which page and frame hand on without the texts.
 */
export interface ThreadScripts {
  readonly main: Blob;
  readonly parts: Readonly<Record<string, Blob>>;
}

/** Where a thread loads its parts from: their URLs, or their names where the frame makes a URL for each use. */
export type PartUrls = Readonly<Record<string, string>>;
