// The parser: turns the output stream of a traced program back into events.
import { unknownSource, type RunEvent, type Source } from '../types.ts';
import { createClocks } from './clocks.ts';
import { parseRecord } from './parse-record.ts';
import { createLives, type Exit } from './lives.ts';
import { createPidTable } from './pids.ts';
import { traceWire, type CallbackRecord, type TraceRecord } from './wire.ts';

/** Takes the output in chunks cut anywhere; gives events in the order they were printed. */
export interface TraceParser {
  push(chunk: string): RunEvent[];
  /** The reader typed this: a terminal may repeat it in the output, which is then left out. */
  typed(text: string): void;
  /** The ids of the processes that run now, as far as is known: the main one first. */
  processes(): readonly number[];
  /** Call once, when the output is over: what was still held back, then who ended with the program. */
  end(exit: Exit): RunEvent[];
}

/** A character that no frame holds: its text is JSON. */
const foreign = /\p{Cc}/u;

const idOf = (source: Source): string => `${source.pid}.${source.threadId}`;

/** A time of the run in milliseconds, to the microsecond. */
const round = (time: number): number => Math.max(0, Math.round(time * 1000) / 1000);

/** The event that a thread tells of one of its callbacks; `time` makes one of the run of one of its own. */
function callbackEvent(
  record: CallbackRecord,
  source: Source,
  time: (wall: number) => number,
): RunEvent {
  const happened = { at: time(record.at), source };
  switch (record.kind) {
    case 'queued': {
      const due = record.dueAt === undefined ? {} : { dueAt: time(record.dueAt) };
      return { ...record, ...happened, ...due };
    }
    case 'called': {
      const ready = record.readyAt === undefined ? {} : { readyAt: time(record.readyAt) };
      return { ...record, ...happened, ...ready };
    }
    default:
      return { ...record, ...happened };
  }
}

/**
 * A parser for one run. `key` is the one its preload was made with; `now` gives milliseconds since
 * any fixed moment, and serves to time what arrives without a frame: that is text which no part of
 * Node's streams printed, such as the report of a fatal error. It counts as the stderr of a process
 * that is dying of one, or as the stdout of a process that cannot trace itself, while there is one;
 * else as the main thread's stderr, but only where it can be nobody else's: a process or a thread that
 * the preload did not reach prints so too, and where the main thread says nothing of itself, all do.
 */
export function createTraceParser(key: string, now: () => number): TraceParser {
  const wire = traceWire(key);
  const ownLine = new RegExp(wire.ownLine, 'g');
  const clocks = createClocks(now);
  const pids = createPidTable();
  const lives = createLives();
  let main: Source | undefined;
  let buffer = '';
  /** Text without a frame that waits for a raw process to be named, and the thread that will. */
  let held = '';
  let holder: Source | undefined;
  /** What was typed and has not come back. */
  let echo = '';
  /** What came back while it was not known whether the program itself had printed it. */
  let doubted = '';

  function print(kind: 'stdout' | 'stderr', source: Source, text: string): RunEvent[] {
    if (text === '') return [];
    const at = clocks.now();
    return [...lives.start(source, at), { kind, at, source, text }];
  }

  /** What the terminal did not merely repeat. */
  function withoutEcho(text: string): string {
    let size = 0;
    while (size < Math.min(text.length, echo.length) && text[size] === echo[size]) size += 1;
    if (size < text.length && size < echo.length) return text;
    echo = echo.slice(size);
    return text.slice(size);
  }

  function unframed(raw: string): RunEvent[] {
    const text = raw.replaceAll('\r\n', '\n').replace(ownLine, '');
    if (holder) {
      held += text;
      return [];
    }
    if (!main) {
      const rest = withoutEcho(text);
      doubted += text.slice(0, text.length - rest.length);
      return print('stdout', unknownSource, rest);
    }
    const threads = lives.all();
    const dying = threads.findLast((one) => one.isDying);
    if (dying) return print('stderr', dying.source, text);
    const rawOne = threads.findLast((one) => one.raw);
    if (rawOne) return print('stdout', rawOne.source, text);
    if (threads.some((one) => one.bare)) return print('stdout', unknownSource, text);
    const isAlone = !threads.some((one) => one.shares);
    return print('stderr', isAlone ? main : unknownSource, withoutEcho(text));
  }

  /** The states of a thread that waited, from each time to the next, in milliseconds before `at`. */
  function turns(source: Source, at: number, before: readonly number[]): RunEvent[] {
    return before.map((time, i) => ({
      kind: i % 2 === 0 ? 'waiting' : 'running',
      at: round(at - time),
      source,
    }));
  }

  function takeHeld(): string {
    const text = held;
    held = '';
    holder = undefined;
    return text;
  }

  function read(record: TraceRecord): RunEvent[] {
    const first = main === undefined;
    if (record.kind === 'started' && record.pid !== undefined) {
      pids.name(record.source.pid, record.pid);
    }
    const named = pids.source(record.source);
    const source = lives.known(named);
    main ??= source;
    const parent = 'parent' in record ? pids.source(record.parent) : undefined;
    // The end of a thread is told by the one that started it.
    const by = 'by' in record ? pids.source(record.by) : source;
    const teller = record.kind === 'exited' ? (lives.parentOf(source) ?? main) : by;
    const at = clocks.set(record.at, idOf(teller));
    if (record.kind === 'born') {
      lives.expect(source);
      lives.note(source, { bare: true });
      return [];
    }
    if (record.kind === 'started') {
      const asked = record.asked === undefined ? {} : { at: round(at - record.asked) };
      const request = { parent, ...asked };
      // A process that can tells of its beginning itself.
      const isAwaited = record.bare === true && source.threadId === 0;
      if (isAwaited) lives.expect(source, { at, ...request });
      const events = isAwaited ? [] : lives.start(source, at, request);
      lives.note(source, record);
      if (record.raw) events.push(...print('stdout', source, takeHeld()));
      return events;
    }
    // One that ends without a word began when it was asked for.
    const isSilent = record.kind === 'exited' && lives.isExpected(source);
    const request = first ? {} : { parent: parent ?? main };
    const events = isSilent ? [] : lives.start(source, at, request);
    lives.hear(record, source, at);
    switch (record.kind) {
      case 'starting':
        holder = source;
        return events;
      case 'waited':
        return [...events, ...print('stdout', source, takeHeld())];
      case 'failed':
        return [...events, ...lives.fail(source, at, record.error)];
      case 'exited':
        // How the program itself ends is seen from outside.
        if (source === main) return events;
        return [...events, ...lives.exit(source, at, record, record.terminated)];
      case 'sent':
      case 'received': {
        const peer = lives.known(pids.source(record.peer));
        return [...events, { kind: record.kind, at, source, peer, message: record.message }];
      }
      case 'running':
      case 'untold':
        return [...events, { kind: record.kind, at, source }];
      case 'blocked': {
        const { kind, on, most } = record;
        const limit = most === undefined ? {} : { most: round(most) };
        return [...events, { kind, at, source, on, ...limit }];
      }
      case 'callbacks': {
        const time = (wall: number): number => round(at + wall - record.at);
        return [...events, ...record.told.map((one) => callbackEvent(one, source, time))];
      }
      case 'waits':
        return [...events, ...turns(source, at, record.waits)];
      case 'stdout':
      case 'stderr':
        return [...events, { kind: record.kind, at, source, text: record.text }];
    }
  }

  /** How much of the end of the buffer may be the beginning of something not yet whole. */
  function heldBack(): number {
    for (let size = Math.min(wire.opening.length - 1, buffer.length); size > 0; size -= 1) {
      if (wire.opening.startsWith(buffer.slice(-size))) return size;
    }
    return buffer.endsWith('\r') ? 1 : 0;
  }

  /** Takes the frame at the front of the buffer, or what is left of one; undefined while it is not whole. */
  function takeFrame(): RunEvent[] | undefined {
    const size = buffer.slice(wire.opening.length).search(foreign);
    const end = size === -1 ? -1 : size + wire.opening.length;
    const tail = end === -1 ? '' : buffer.slice(end, end + wire.closing.length);
    if (tail === wire.closing) {
      const record = parseRecord(buffer.slice(wire.opening.length, end));
      const frame = buffer.slice(0, end + tail.length);
      buffer = buffer.slice(frame.length);
      return record ? read(record) : unframed(frame);
    }
    if (wire.closing.startsWith(tail) && buffer.length <= wire.limit) return undefined;
    // A writer was killed in the middle: its trace is not shown, but for the line that it left open.
    buffer = buffer.slice(end === -1 ? wire.limit : end).replace(/^\r?\n/, '');
    return [];
  }

  function push(chunk: string): RunEvent[] {
    buffer += chunk;
    const events: RunEvent[] = [];
    for (;;) {
      const opened = buffer.indexOf(wire.opening);
      if (opened === -1) break;
      events.push(...unframed(buffer.slice(0, opened)));
      buffer = buffer.slice(opened);
      const taken = takeFrame();
      if (!taken) return events;
      events.push(...taken);
    }
    const size = buffer.length - heldBack();
    events.push(...unframed(buffer.slice(0, size)));
    buffer = buffer.slice(size);
    return events;
  }

  function end(result: Exit): RunEvent[] {
    const rest = buffer.startsWith(wire.opening) ? '' : buffer;
    buffer = '';
    const events = main ? [] : print('stdout', unknownSource, doubted);
    events.push(...unframed(takeHeld() + rest));
    main ??= unknownSource;
    events.push(...lives.start(main, 0));
    const at = clocks.now();
    for (const { source } of lives.all()) {
      if (source.pid !== main.pid)
        events.push(...lives.exit(source, at, { code: null, signal: null }));
    }
    return [...events, ...lives.exit(main, at, result)];
  }

  const processes = (): number[] =>
    lives
      .all()
      .filter(({ source }) => source.threadId === 0 && pids.isReal(source.pid))
      .map(({ source }) => source.pid);

  return { push, typed: (text) => (echo += text), processes, end };
}
