// The edge of a trace: a program that finds out its key may forge a record, and repeat one.
import * as v from 'valibot';
import { count, ending, name, ofCallback, source, time } from '../schema.ts';
import { blockingCalls } from '../types.ts';
import type { CallbackRecord, TraceRecord } from './wire.ts';

const happened = { at: time, source };
const parent = v.exactOptional(source);
const by = v.exactOptional(source);
const flag = v.exactOptional(v.boolean());

const callback = v.variant('kind', [
  v.object({
    kind: v.literal('queued'),
    at: time,
    ...ofCallback,
    within: v.exactOptional(count),
    dueAt: v.exactOptional(time),
  }),
  v.object({
    kind: v.literal('called'),
    at: time,
    ...ofCallback,
    readyAt: v.exactOptional(time),
  }),
  v.object({ kind: v.picklist(['withdrawn', 'returned']), at: time, callback: count }),
  v.object({ kind: v.literal('unlisted'), at: time }),
]) satisfies v.GenericSchema<unknown, CallbackRecord>;

const record = v.variant('kind', [
  v.object({ kind: v.picklist(['stdout', 'stderr']), ...happened, text: v.string() }),
  v.object({
    kind: v.picklist(['sent', 'received']),
    ...happened,
    peer: source,
    message: count,
    parent,
  }),
  v.object({
    kind: v.literal('started'),
    ...happened,
    parent,
    asked: v.exactOptional(time),
    pid: v.exactOptional(count),
    raw: flag,
    shares: flag,
    bare: flag,
  }),
  v.object({ kind: v.picklist(['starting', 'waited', 'born', 'running', 'untold']), ...happened }),
  v.object({
    kind: v.literal('blocked'),
    ...happened,
    on: v.picklist(blockingCalls),
    most: v.exactOptional(time),
  }),
  v.object({ kind: v.literal('waits'), ...happened, waits: v.array(time), last: flag, by }),
  v.object({ kind: v.literal('callbacks'), ...happened, told: v.array(callback) }),
  v.object({ kind: v.literal('failed'), ...happened, error: name, by }),
  v.object({ kind: v.literal('exited'), ...happened, ...ending, terminated: flag }),
]) satisfies v.GenericSchema<unknown, TraceRecord>;

/** The record that a frame holds; undefined for what is none. */
export function parseRecord(json: string): TraceRecord | undefined {
  try {
    const { success, output } = v.safeParse(record, JSON.parse(json), { abortEarly: true });
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
