// Short ways to write down a run for the tests of this folder, and to make a long one.

import type { RunEvent, Source } from '../../../src/engine/types.ts';
import { picturing, type Picture, type PictureOptions } from '../../../src/timeline/picture.ts';

export const main: Source = { pid: 100, threadId: 0 };
export const worker = (threadId: number): Source => ({ pid: 100, threadId });
export const child = (pid: number): Source => ({ pid, threadId: 0 });

export const started = (
  at: number,
  source = main,
  parent?: Source,
  askedAt?: number,
): RunEvent => ({
  kind: 'started',
  at,
  source,
  ...(parent ? { parent } : {}),
  ...(askedAt === undefined ? {} : { askedAt }),
});

export const printed = (at: number, text: string, source = main): RunEvent => ({
  kind: 'stdout',
  at,
  source,
  text,
});

const passed = (
  kind: 'sent' | 'received',
  at: number,
  source: Source,
  peer: Source,
  message?: number,
): RunEvent => ({
  kind,
  at,
  source,
  peer,
  ...(message === undefined ? {} : { message }),
});

type Passed = (at: number, source: Source, peer: Source, message?: number) => RunEvent;
export const sent: Passed = (...all) => passed('sent', ...all);
export const received: Passed = (...all) => passed('received', ...all);

export const became = (
  at: number,
  kind: 'running' | 'waiting' | 'untold',
  source = main,
): RunEvent => ({ kind, at, source });

export const exited = (at: number, source = main, code: number | null = 0): RunEvent => ({
  kind: 'exited',
  at,
  source,
  code,
  signal: null,
});

/** The picture of these events. */
export const pictureOf = (
  events: Iterable<RunEvent>,
  options: PictureOptions = { unknown: 'unknown' },
): Picture => picturing(events, options);
