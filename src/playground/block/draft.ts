// A program as a reader has it in a block: what is kept, shared, and brought from an example.

import { toSeed } from './seed.ts';

/** Texts by path. None ends with a line break that the page does not show. */
export type Files = Readonly<Record<string, string>>;

/** Texts by path, and how they are started. */
export interface Draft {
  readonly files: Files;
  /** The file that is started, where the reader may choose it. */
  readonly entry?: string;
  /** The file that is shown first, where that is not the first one. */
  readonly opens?: string;
  /** Arguments and environment as they are typed, where there are fields for them. */
  readonly args?: string;
  readonly env?: string;
  /** What it needs of an engine, in words with spaces between, where the example that it came from says so. */
  readonly needs?: string;
  /** The seed with which it is shaken, where it was shared so: uint32. */
  readonly seed?: number;
}

/** As many files as a draft may have. */
const mostFiles = 50;

/** As much text as a draft may hold, in characters: far more than anybody types. */
const longestText = 500_000;

/** A path inside the program's folder: no `..`, nothing hidden, nothing that a file system trips over. */
const filePath = /^[A-Za-z0-9][\w.-]{0,60}(?:\/[A-Za-z0-9][\w.-]{0,60}){0,4}$/;

/** Whether a file may have this name. */
export const isFileName = (name: string): boolean => filePath.test(name) && !name.endsWith('.');

/** The file of a draft that is shown first. */
export function firstFile({ files, opens = '' }: Draft): string {
  return Object.hasOwn(files, opens) ? opens : (Object.keys(files)[0] ?? '');
}

/** Reads a draft of unknown origin. Anything but a whole one gives nothing. */
export function parseDraft(text: string): Draft | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(value) || !isFields(value['files'])) return undefined;
  const { entry, opens, args, env, needs, seed } = value;
  const files = Object.entries(value['files']);
  const isSound =
    files.length > 0 &&
    files.length <= mostFiles &&
    files.every(([name, content]) => isFileName(name) && typeof content === 'string') &&
    [entry, opens, args, env, needs].every(
      (field) => field === undefined || typeof field === 'string',
    ) &&
    (seed === undefined || toSeed(seed) !== undefined) &&
    text.length <= longestText;
  return isSound ? (value as unknown as Draft) : undefined;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
