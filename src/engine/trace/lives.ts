// Who lives in a run, from what is heard of its threads: each with a beginning, states and an end.
import type { RunEvent, Source } from '../types.ts';
import type { TraceRecord } from './wire.ts';

/** How a thread or a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What a thread may print beside frames: see {@link TraceRecord}. */
interface Printing {
  readonly raw?: boolean | undefined;
  readonly shares?: boolean | undefined;
  readonly bare?: boolean | undefined;
}

/** A thread that runs, or was asked for. */
interface Live extends Printing {
  readonly source: Source;
  /** Whether Node is about to print of which error it dies. */
  readonly isDying?: true;
}

/** When and by whom a thread was asked for. */
interface Request {
  readonly at: number;
  readonly parent?: Source | undefined;
}

/** The threads of one run. */
export interface Lives {
  /** The source as it was first heard of. */
  known(source: Source): Source;
  /** Whether it was asked for, and has not told of its beginning. */
  isExpected(source: Source): boolean;
  parentOf(source: Source): Source | undefined;
  /** Those that live, the main one first. */
  all(): readonly Live[];
  /** A thread that was asked for, and will tell of its beginning itself, if ever. */
  expect(source: Source, request?: Request): void;
  /** Its beginning, unless that was told. */
  start(source: Source, at: number, request?: Partial<Request>): RunEvent[];
  /** Notes what a thread may print, of which its parent tells and it itself: it is the one who knows. */
  note(source: Source, printing: Printing): void;
  /** Notes what a thread says of its state, and that it was there to say something. */
  hear(record: TraceRecord, source: Source, at: number): void;
  /** The error of which it is about to end, unless that was told. */
  fail(source: Source, at: number, error: string): RunEvent[];
  /** Ends a thread, and with it those that it had started; with a main thread, all of its process. */
  exit(source: Source, at: number, exit: Exit, terminated?: boolean): RunEvent[];
}

const idOf = (source: Source): string => `${source.pid}.${source.threadId}`;

/** The threads of a run of which nothing was heard yet. */
export function createLives(): Lives {
  const begun = new Map<string, Source>();
  const requests = new Map<string, Request>();
  const parents = new Map<string, Source>();
  const live = new Map<string, Live>();
  const failed = new Set<string>();
  /** Of those that tell of their states, the last time at which they said something. */
  const lastWord = new Map<string, number>();

  function start(source: Source, at: number, request: Partial<Request> = {}): RunEvent[] {
    const id = idOf(source);
    if (begun.has(id)) return [];
    begun.set(id, source);
    live.set(id, { ...live.get(id), source });
    const { parent, at: askedAt } = { ...request, ...requests.get(id) };
    requests.delete(id);
    if (parent) parents.set(id, parent);
    return [
      {
        kind: 'started',
        at,
        source,
        ...(parent ? { parent } : {}),
        ...(askedAt === undefined ? {} : { askedAt }),
      },
    ];
  }

  /** Whether one thread of a process was started by another, or by one that that one had started. */
  function isBelow(source: Source, above: Source): boolean {
    if (source.pid !== above.pid || source.threadId === above.threadId) return false;
    if (above.threadId === 0) return true;
    const seen = new Set<string>();
    let parent = parents.get(idOf(source));
    // A program that forges records may make a circle.
    while (parent && !seen.has(idOf(parent))) {
      if (idOf(parent) === idOf(above)) return true;
      seen.add(idOf(parent));
      parent = parents.get(idOf(parent));
    }
    return false;
  }

  function exit(
    source: Source,
    at: number,
    { code, signal }: Exit,
    terminated = false,
  ): RunEvent[] {
    const id = idOf(source);
    const request = requests.get(id);
    const events = request ? start(source, request.at) : [];
    if (!live.delete(id) || !begun.has(id)) return events;
    for (const { source: other } of [...live.values()]) {
      if (!isBelow(other, source)) continue;
      const isEnded = code !== null && !failed.has(idOf(other));
      events.push(...exit(other, at, { code: null, signal: null }, isEnded));
    }
    const silentSince = lastWord.get(id);
    if (silentSince !== undefined) events.push({ kind: 'untold', at: silentSince, source });
    const flag = terminated ? { terminated } : {};
    return [...events, { kind: 'exited', at, source, code, signal, ...flag }];
  }

  return {
    known: (source) => begun.get(idOf(source)) ?? source,
    isExpected: (source) => requests.has(idOf(source)),
    parentOf: (source) => parents.get(idOf(source)),
    all: () => [...live.values()],
    expect: (source, request) => {
      const id = idOf(source);
      if (begun.has(id)) return;
      live.set(id, { source });
      if (request) requests.set(id, request);
    },
    start,
    note: (source, { raw, shares, bare }) => {
      const one = live.get(idOf(source));
      if (!one) return;
      const isBare = bare === true && one.bare !== false;
      const more = { raw: raw ?? one.raw, shares: shares ?? one.shares, bare: isBare };
      live.set(idOf(source), { ...one, ...more });
    },
    hear: (record, source, at) => {
      const id = idOf(source);
      const { kind } = record;
      const last = lastWord.get(id);
      if (kind === 'running' || (kind === 'waits' && !record.last)) lastWord.set(id, at);
      else if (kind === 'untold' || kind === 'blocked' || kind === 'waits') lastWord.delete(id);
      else if (kind !== 'exited' && last !== undefined) lastWord.set(id, Math.max(last, at));
    },
    fail: (source, at, error) => {
      const id = idOf(source);
      if (failed.has(id)) return [];
      failed.add(id);
      // What Node itself prints of it is a process's.
      if (source.threadId === 0) live.set(id, { source, isDying: true });
      return [{ kind: 'failed', at, source, error }];
    },
    exit,
  };
}
