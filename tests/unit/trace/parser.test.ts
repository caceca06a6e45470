// The parser must give the same events however the output is cut, and never show a trace.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceWire, type TraceRecord } from '../../../src/engine/trace/wire.ts';
import { createTraceParser } from '../../../src/engine/trace/parser.ts';
import type { RunEvent, Source } from '../../../src/engine/types.ts';

const wire = traceWire('key');
const main: Source = { pid: 7, threadId: 0 };
const worker: Source = { pid: 7, threadId: 1, name: 'w' };
const frame = (record: TraceRecord): string => wire.opening + JSON.stringify(record) + wire.closing;
const started = frame({ kind: 'started', at: 1000, source: main });
const printed = (at: number, text: string, source = main): string =>
  frame({ kind: 'stdout', at, source, text });

function parse(chunks: Iterable<string>, code: number | null = 0): RunEvent[] {
  const parser = createTraceParser('key', () => 0);
  const events = [];
  for (const chunk of chunks) events.push(...parser.push(chunk));
  return [...events, ...parser.end({ code, signal: null })];
}

/** Joins neighbouring texts of one stream, which a cut may part. */
function joined(events: readonly RunEvent[]): string[] {
  const lines: string[] = [];
  let last = '';
  for (const event of events) {
    const who = `${event.kind} ${event.source.pid}.${event.source.threadId}`;
    const text = 'text' in event ? event.text : '';
    if (who === last) lines.push(`${lines.pop() ?? ''}${text}`);
    else lines.push(`${who} ${text}`);
    last = who;
  }
  return lines;
}

const stream =
  started +
  printed(1001, 'hello 世界\n') +
  'native\r\nerror\r\n' +
  frame({ kind: 'started', at: 1002, source: worker, parent: main }) +
  printed(1003, 'from worker', worker) +
  '\u001b_other;not a frame\u001b\\ and \u001b[31mcolour\u001b[0m' +
  frame({ kind: 'exited', at: 1004, source: worker, code: 0, signal: null }) +
  'end\r';

const expected = [
  'started 7.0 ',
  'stdout 7.0 hello 世界\n',
  'stderr 7.0 native\nerror\n',
  'started 7.1 ',
  'stdout 7.1 from worker',
  'stderr 7.0 \u001b_other;not a frame\u001b\\ and \u001b[31mcolour\u001b[0m',
  'exited 7.1 ',
  'stderr 7.0 end\r',
  'exited 7.0 ',
];

test('events come out the same wherever the output is cut', () => {
  assert.deepEqual(joined(parse([stream])), expected);
  assert.deepEqual(joined(parse(stream)), expected);
  for (let cut = 0; cut <= stream.length; cut += 1) {
    assert.deepEqual(joined(parse([stream.slice(0, cut), stream.slice(cut)])), expected);
  }
});

test('times count from the start of the main thread', () => {
  const times = parse([started + printed(1012.5, 'x')]).map(({ at }) => at);
  assert.deepEqual(times.slice(0, 2), [0, 12.5]);
});

test('text without a frame is timed by the clock of the page', () => {
  let clock = 500;
  const parser = createTraceParser('key', () => clock);
  parser.push(started);
  clock = 530;
  const [event] = parser.push('crash\n');
  assert.equal(event?.at, 30);
});

test('a program that never reports itself still starts, prints and exits', () => {
  assert.deepEqual(joined(parse(['node: bad option\r\n'], 9)), [
    'started 0.0 ',
    'stderr 0.0 node: bad option\n',
    'exited 0.0 ',
  ]);
});

test('threads end with their process, processes with the run', () => {
  const child: Source = { pid: 8, threadId: 0 };
  const events = parse([
    started,
    frame({ kind: 'started', at: 1001, source: worker, parent: main }),
    frame({ kind: 'started', at: 1002, source: child, parent: main }),
    frame({ kind: 'started', at: 1003, source: { pid: 8, threadId: 1 }, parent: child }),
    frame({ kind: 'exited', at: 1004, source: child, code: null, signal: 'SIGKILL' }),
  ]);
  assert.deepEqual(
    events.flatMap((event) =>
      event.kind === 'exited'
        ? [[event.source.pid, event.source.threadId, event.code, event.signal]]
        : [],
    ),
    [
      [8, 1, null, null],
      [8, 0, null, 'SIGKILL'],
      [7, 1, null, null],
      [7, 0, 0, null],
    ],
  );
});

test('what a raw process prints is its own, though it is named only afterwards', () => {
  const raw: Source = { pid: 9, threadId: 0 };
  const events = parse([
    started,
    frame({ kind: 'starting', at: 1001, source: main }),
    'from echo\n',
    frame({ kind: 'started', at: 1001, source: raw, parent: main, raw: true }),
    'more\n',
    frame({ kind: 'exited', at: 1002, source: raw, code: 0, signal: null }),
    'mine\n',
  ]);
  assert.deepEqual(joined(events).slice(1, -1), [
    'started 9.0 ',
    'stdout 9.0 from echo\nmore\n',
    'exited 9.0 ',
    'stderr 7.0 mine\n',
  ]);
});

test('the last words of a child are its own, until it has ended', () => {
  const child: Source = { pid: 8, threadId: 0 };
  const events = parse([
    started,
    frame({ kind: 'started', at: 1001, source: child, parent: main }),
    'not yet\n',
    frame({ kind: 'dying', at: 1002, source: child }),
    'Error: ',
    printed(1003, 'meanwhile\n'),
    'here\n',
    frame({ kind: 'exited', at: 1004, source: child, code: 1, signal: null }),
    'mine\n',
  ]);
  assert.deepEqual(joined(events).slice(2, -1), [
    'stderr 7.0 not yet\n',
    'stderr 8.0 Error: ',
    'stdout 7.0 meanwhile\n',
    'stderr 8.0 here\n',
    'exited 8.0 ',
    'stderr 7.0 mine\n',
  ]);
});

test('a frame broken off by a killed writer is not shown', () => {
  const broken = printed(1001, 'lost').slice(0, 30);
  assert.deepEqual(joined(parse([started + broken + printed(1002, 'kept')])), [
    'started 7.0 ',
    'stdout 7.0 kept',
    'exited 7.0 ',
  ]);
  assert.deepEqual(joined(parse([started + broken])), ['started 7.0 ', 'exited 7.0 ']);
});
