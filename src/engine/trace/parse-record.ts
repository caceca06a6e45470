// The edge of a trace: a program that finds out its key may forge a record, and repeat one.
import * as v from 'valibot';
import { count, ending, source, time } from '../schema.ts';
import type { TraceRecord } from './wire.ts';

const happened = { at: time, source };
const parent = v.exactOptional(source);
const flag = v.exactOptional(v.boolean());

const record = v.variant('kind', [
  v.object({ kind: v.picklist(['stdout', 'stderr']), ...happened, text: v.string() }),
  v.object({ kind: v.picklist(['sent', 'received']), ...happened, peer: source, parent }),
  v.object({
    kind: v.literal('started'),
    ...happened,
    parent,
    pid: v.exactOptional(count),
    raw: flag,
    shares: flag,
    bare: flag,
  }),
  v.object({ kind: v.picklist(['starting', 'waited', 'dying', 'born']), ...happened }),
  v.object({ kind: v.literal('exited'), ...happened, ...ending }),
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
