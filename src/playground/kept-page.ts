// What is kept of a page that was left: its form in the storage, and the check of it.

import type { ShownLine } from './line-element.ts';

const states = ['exited', 'stopped', 'failed'] as const;

/** A finished run, as the block shows it. */
export interface KeptRun {
  readonly state: (typeof states)[number];
  readonly engine: string;
  readonly exitCode: string;
  readonly status: readonly string[];
  /** What stands above the lines: how many are not shown. */
  readonly note: string;
  readonly lines: readonly ShownLine[];
}

/** One block: the text of the files that were edited, and its last run if it had one. */
export interface KeptBlock {
  readonly example: string;
  readonly files: Readonly<Record<string, string>>;
  readonly run?: KeptRun;
}

/** The blocks of a page in their order. */
export interface KeptPage {
  /** The language that it was shown in. */
  readonly lang: string;
  readonly blocks: readonly KeptBlock[];
}

/** Reads a page from the storage's text. Anything but what was written there gives nothing. */
export function parseKeptPage(text: string): KeptPage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);

const isPage = (value: unknown): value is KeptPage =>
  isFields(value) && isText(value['lang']) && isListOf(value['blocks'], isBlock);

const isBlock = (value: unknown): boolean =>
  isFields(value) &&
  isText(value['example']) &&
  isFields(value['files']) &&
  Object.values(value['files']).every(isText) &&
  (value['run'] === undefined || isRun(value['run']));

const isRun = (value: unknown): boolean =>
  isFields(value) &&
  states.some((state) => state === value['state']) &&
  isText(value['engine']) &&
  isText(value['exitCode']) &&
  isText(value['note']) &&
  isListOf(value['status'], isText) &&
  isListOf(value['lines'], isLine);

const isLine = (value: unknown): boolean =>
  isFields(value) &&
  (value['stream'] === 'stdout' || value['stream'] === 'stderr') &&
  isText(value['source']) &&
  Number.isInteger(value['lane']) &&
  isText(value['text']) &&
  isText(value['time']);
