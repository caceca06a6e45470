// The parser: turns the output stream of a traced program back into events.
import type { RunEvent, Source } from '../types.ts';
import { traceWire, type TraceRecord } from './wire.ts';

/** How the program's main process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Takes the output in chunks cut anywhere; gives events in the order they were printed. */
export interface TraceParser {
  push(chunk: string): RunEvent[];
  /** The ids of the processes that run now, as far as is known: the main one first. */
  processes(): readonly number[];
  /** Call once, when the output is over: what was still held back, then who ended with the program. */
  end(exit: Exit): RunEvent[];
}

const nobody: Source = { pid: 0, threadId: 0 };
const idOf = (source: Source): string => `${source.pid}.${source.threadId}`;

/**
 * A parser for one run. `key` is the one its preload was made with; `now` gives milliseconds since
 * any fixed moment, and serves to time what arrives without a frame: that is text which no part of
 * Node's streams printed, such as the report of a fatal error. It counts as the stderr of a child
 * that is dying of one, or as the stdout of a process that cannot trace itself, while there is one;
 * else as the main thread's stderr.
 */
export function createTraceParser(key: string, now: () => number): TraceParser {
  const wire = traceWire(key);
  const known = new Map<string, Source>();
  const live = new Map<string, { source: Source; raw: boolean; dying?: true }>();
  let main: Source | undefined;
  let base = 0;
  /** The least seen delay between a record and its arrival, which sets the two clocks to each other. */
  let lag = Infinity;
  let buffer = '';
  /** Text without a frame that waits for a raw process to be named, and the thread that will. */
  let held = '';
  let holder: Source | undefined;

  const time = (): number =>
    lag === Infinity ? 0 : Math.max(0, Math.round((now() - lag) * 1000) / 1000);

  function start(source: Source, at: number, parent?: Source, raw = false): RunEvent[] {
    const id = idOf(source);
    if (known.has(id)) return [];
    known.set(id, source);
    live.set(id, { source, raw });
    return [{ kind: 'started', at, source, ...(parent ? { parent } : {}) }];
  }

  /** Ends a thread; with a main thread, the other threads of its process. */
  function exit(source: Source, at: number, { code, signal }: Exit): RunEvent[] {
    const events: RunEvent[] = [];
    if (source.threadId === 0) {
      for (const { source: other } of [...live.values()]) {
        if (other.pid === source.pid && other.threadId !== 0) {
          events.push(...exit(other, at, { code: null, signal: null }));
        }
      }
    }
    if (live.delete(idOf(source))) events.push({ kind: 'exited', at, source, code, signal });
    return events;
  }

  function print(kind: 'stdout' | 'stderr', source: Source, text: string): RunEvent {
    return { kind, at: time(), source, text: text.replaceAll('\r\n', '\n') };
  }

  function unframed(text: string): RunEvent[] {
    if (text === '') return [];
    if (!main || holder) {
      held += text;
      return [];
    }
    const dying = [...live.values()].findLast((one) => one.dying);
    if (dying) return [print('stderr', dying.source, text)];
    const raw = [...live.values()].findLast((one) => one.raw);
    return [print(raw ? 'stdout' : 'stderr', raw?.source ?? main, text)];
  }

  function takeHeld(): string {
    const text = held;
    held = '';
    holder = undefined;
    return text;
  }

  /** Ends the hold: the held text is what `source` printed. */
  function release(source: Source): RunEvent[] {
    const text = takeHeld();
    return text === '' ? [] : [print('stdout', source, text)];
  }

  function read(json: string): RunEvent[] {
    const record = JSON.parse(json) as TraceRecord;
    const first = main === undefined;
    if (!main) {
      main = record.source;
      base = record.at;
    }
    const at = Math.max(0, Math.round((record.at - base) * 1000) / 1000);
    lag = Math.min(lag, now() - at);
    const source = known.get(idOf(record.source)) ?? record.source;
    if (record.kind === 'started') {
      const events = start(source, at, record.parent, record.raw);
      if (record.raw) events.push(...release(source));
      if (first) events.push(...unframed(takeHeld()));
      return events;
    }
    const parent = 'parent' in record ? record.parent : main;
    const events = start(source, at, first ? undefined : parent);
    switch (record.kind) {
      case 'starting':
        holder = source;
        return events;
      case 'waited':
        return [...events, ...release(source)];
      case 'dying':
        live.set(idOf(source), { source, raw: false, dying: true });
        return events;
      case 'exited':
        return [...events, ...exit(source, at, record)];
      case 'sent':
      case 'received': {
        const { kind, peer } = record;
        return [...events, { kind, at, source, peer: known.get(idOf(peer)) ?? peer }];
      }
      default:
        return [...events, { ...record, at, source }];
    }
  }

  /** How much of the end of the buffer may be the beginning of something not yet whole. */
  function heldBack(): number {
    for (let size = Math.min(wire.opening.length - 1, buffer.length); size > 0; size -= 1) {
      if (wire.opening.startsWith(buffer.slice(-size))) return size;
    }
    return buffer.endsWith('\r') ? 1 : 0;
  }

  function push(chunk: string): RunEvent[] {
    buffer += chunk;
    const events: RunEvent[] = [];
    for (;;) {
      const opened = buffer.indexOf(wire.opening);
      if (opened === -1) {
        const size = buffer.length - heldBack();
        events.push(...unframed(buffer.slice(0, size)));
        buffer = buffer.slice(size);
        return events;
      }
      events.push(...unframed(buffer.slice(0, opened)));
      buffer = buffer.slice(opened);
      const closed = buffer.indexOf('\u001b', 1);
      if (closed === -1) {
        if (buffer.length <= wire.limit) return events;
        // Longer than any frame: a writer was killed in the middle. Its trace is not shown.
        buffer = buffer.slice(wire.limit);
        continue;
      }
      if (buffer.length < closed + wire.closing.length) return events;
      if (buffer.startsWith(wire.closing, closed)) {
        events.push(...read(buffer.slice(wire.opening.length, closed)));
        buffer = buffer.slice(closed + wire.closing.length);
      } else {
        buffer = buffer.slice(closed);
      }
    }
  }

  function end(result: Exit): RunEvent[] {
    const rest = buffer.startsWith(wire.opening) ? '' : buffer;
    buffer = '';
    const events: RunEvent[] = [];
    if (!main) {
      main = nobody;
      events.push(...start(main, 0));
    }
    events.push(...unframed(takeHeld() + rest));
    const at = time();
    for (const { source } of [...live.values()]) {
      if (source.pid !== main.pid) events.push(...exit(source, at, { code: null, signal: null }));
    }
    return [...events, ...exit(main, at, result)];
  }

  const processes = (): number[] =>
    [...live.values()].filter((one) => one.source.threadId === 0).map(({ source }) => source.pid);

  return { push, processes, end };
}
