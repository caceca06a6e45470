// The edge of the page: what comes out of the frame may be forged by a program, and is checked here.
import * as v from 'valibot';
import { eventBatch, outputBatch } from '../../node/system/limits.ts';
import type { FileAnswer, MachineReport } from '../../node/wire/page.ts';
import { count, ending, name, runEvent, time } from '../schema.ts';

/** A report longer than this in any part is no honest kernel's: see host/outbox.ts. */
const text = v.pipe(v.string(), v.maxLength(outputBatch));
const events = v.pipe(
  // Before the events are looked at: there may be millions.
  v.custom<unknown[]>((value) => Array.isArray(value) && value.length <= eventBatch),
  v.array(
    v.pipe(
      runEvent,
      v.check((event) => !('text' in event) || event.text.length <= outputBatch),
    ),
  ),
);

const answer = v.union([
  v.undefined(),
  v.instance(Uint8Array),
  v.array(v.object({ name, isFolder: v.boolean() })),
]) satisfies v.GenericSchema<unknown, FileAnswer>;

const report = v.variant('kind', [
  v.object({ kind: v.literal('events'), run: count, events }),
  v.object({ kind: v.picklist(['ready', 'alive']) }),
  v.object({ kind: v.literal('over'), run: count, ...ending, at: time }),
  v.object({ kind: v.literal('stopped'), run: count }),
  v.object({ kind: v.literal('flooded'), run: count, at: time }),
  v.object({ kind: v.literal('answer'), call: count, value: answer }),
  v.object({ kind: v.literal('refusal'), call: count, message: text, code: name }),
  v.object({ kind: v.literal('part'), name }),
  v.object({ kind: v.literal('broken'), reason: name }),
]) satisfies v.GenericSchema<unknown, MachineReport>;

/** The report, made anew of checked parts; undefined for what is none. */
export function parseReport(value: unknown): MachineReport | undefined {
  const { success, output } = v.safeParse(report, value, { abortEarly: true });
  return success ? output : undefined;
}
