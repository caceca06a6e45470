// Which examples compute more than they wait: beside others they would be about those.
import type { Example } from '../../src/example/example.ts';
import { keyOf } from '../../src/timeline/keys.ts';

/** So many milliseconds of computing in the recorded run, and that much of its time. */
const most = { milliseconds: 100, share: 0.3 };

/** By the recorded run: all that its threads ran, and how long it took. */
export function isBusy({ recording }: Example): boolean {
  const since = new Map<string, number>();
  const events = (recording?.events ?? []).toSorted((a, b) => a.at - b.at);
  let ran = 0;
  for (const { kind, source, at } of events) {
    const key = keyOf(source);
    const from = since.get(key);
    if (kind === 'running') since.set(key, at);
    if (from === undefined || !['waiting', 'blocked', 'exited'].includes(kind)) continue;
    ran += at - from;
    since.delete(key);
  }
  const all = events.at(-1)?.at ?? 0;
  return ran >= most.milliseconds && ran >= most.share * all;
}
