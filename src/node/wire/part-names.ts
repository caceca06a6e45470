// The parts of the kernel that are scripts of their own, by name.

/** Each is `parts/<name>.ts`. */
export const partNames = [
  'asserting',
  'buffer',
  'cluster',
  'files',
  'hashes',
  'inspecting',
  'measuring',
  'readline',
  'rewriting',
  'streams',
  'utilities',
  'webstreams',
] as const;

export type PartName = (typeof partNames)[number];

/** The scripts of a thread: the one it begins with, and those it may load. Texts, or their URLs. */
export interface ThreadScripts {
  readonly main: string;
  readonly parts: Readonly<Record<PartName, string>>;
}
