// Short ways to write down what is told of callbacks, for the tests of this folder.

import type { LoopPlace, RunEvent } from '../../../../src/engine/types.ts';
import { Callbacks } from '../../../../src/timeline/turns/callbacks.ts';
import { main } from '../run.ts';

type Kind<Name extends RunEvent['kind']> = Extract<RunEvent, { kind: Name }>;
type Told = Kind<'queued' | 'withdrawn' | 'called' | 'returned' | 'unlisted'>;

export const source = main;
const code = (line: number) => ({ file: 'main.mjs', line, column: 3 });

interface More {
  readonly within?: number;
  readonly dueAt?: number;
  readonly readyAt?: number;
}

/** `number` is the line in which it was made, too. */
export const queued = (
  at: number,
  callback: number,
  place: LoopPlace,
  by: string,
  more: More = {},
): Told => ({ kind: 'queued', at, source, callback, in: place, by, code: code(callback), ...more });

export const called = (
  at: number,
  callback: number,
  place: LoopPlace,
  by: string,
  more: More = {},
): Told => ({ kind: 'called', at, source, callback, in: place, by, code: code(callback), ...more });

export const returned = (at: number, callback: number): Told => ({
  kind: 'returned',
  at,
  source,
  callback,
});

export const withdrawn = (at: number, callback: number): Told => ({
  kind: 'withdrawn',
  at,
  source,
  callback,
});

export const unlisted = (at: number): Told => ({ kind: 'unlisted', at, source });

/** The callbacks of which that is told; `null` is where the thread waits. */
export function callbacksOf(events: readonly (Told | null)[]): Callbacks {
  const callbacks = new Callbacks();
  for (const event of events) {
    if (event === null) callbacks.slept();
    else callbacks.add(event);
  }
  return callbacks;
}

/** A callback from its call to its return, a tenth of a millisecond later. */
export const ran = (
  at: number,
  callback: number,
  place: LoopPlace,
  by: string,
  more: More = {},
): readonly Told[] => [called(at, callback, place, by, more), returned(at + 0.1, callback)];

/** `one-turn`, as an engine tells it. */
export const oneTurn: readonly (Told | null)[] = [
  called(1, 0, 'program', ''),
  queued(1.1, 5, 'poll', 'readFile', { within: 0 }),
  returned(1.2, 0),
  null,
  called(3, 5, 'poll', 'readFile', { readyAt: 2.9 }),
  queued(3.1, 8, 'timers', 'setTimeout', { within: 5, dueAt: 4.1 }),
  queued(3.2, 9, 'check', 'setImmediate', { within: 5 }),
  queued(3.3, 10, 'microtasks', 'then', { within: 5 }),
  queued(3.4, 11, 'ticks', 'process.nextTick', { within: 5 }),
  returned(3.5, 5),
  ...ran(3.6, 11, 'ticks', 'process.nextTick'),
  ...ran(3.8, 10, 'microtasks', 'then'),
  ...ran(4, 9, 'check', 'setImmediate'),
  ...ran(4.3, 8, 'timers', 'setTimeout'),
];
