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

test('a program that never reports itself starts, prints and exits, and nobody is said to have printed', () => {
  assert.deepEqual(joined(parse(['node: bad option\r\n'], 9)), [
    'started 0.0 ',
    'stdout 0.0 node: bad option\n',
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
    frame({ kind: 'failed', at: 1002, source: child, error: 'Error: here' }),
    'Error: ',
    printed(1003, 'meanwhile\n'),
    'here\n',
    frame({ kind: 'exited', at: 1004, source: child, code: 1, signal: null }),
    'mine\n',
  ]);
  assert.deepEqual(joined(events).slice(2, -1), [
    'stderr 7.0 not yet\n',
    'failed 8.0 ',
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

test('what comes before the first word of the main thread is not kept back, and is nobody’s', () => {
  let clock = 0;
  const parser = createTraceParser('key', () => clock);
  clock = 40;
  assert.deepEqual(joined(parser.push('warning\n')), ['started 0.0 ', 'stdout 0.0 warning\n']);
  clock = 60;
  const [event] = parser.push(started);
  assert.deepEqual([event?.kind, event?.source, event?.at], ['started', main, 60]);
});

test('what a process prints that shares the output is nobody’s, until it has ended', () => {
  const child: Source = { pid: 8, threadId: 0 };
  const begun = { kind: 'started', at: 1001, source: child, parent: main, shares: true } as const;
  const events = parse([
    started,
    frame({ ...begun, bare: true }),
    'untraced\n',
    frame({ kind: 'started', at: 1002, source: child, parent: main }),
    'fatal\n',
    frame({ kind: 'exited', at: 1004, source: child, code: 1, signal: null }),
    'mine\n',
  ]);
  assert.deepEqual(joined(events).slice(1, -1), [
    'started 0.0 ',
    'stdout 0.0 untraced\n',
    'started 8.0 ',
    'stderr 0.0 fatal\n',
    'exited 8.0 ',
    'stderr 7.0 mine\n',
    'exited 0.0 ',
  ]);
});

test('what is no record is text, and what comes after it is whole', () => {
  const forgeries = ['', '{', 'null', '[]', '{"kind":"stdout"}', '{"kind":"exited","at":1e999}'];
  const frames = [
    ...forgeries.map((json) => wire.opening + json + wire.closing),
    frame({ kind: 'stdout', at: 1, source: { pid: -1, threadId: 0 }, text: 'x' }),
    frame({ kind: 'stdout', at: 1, source: { ...main, name: 'x'.repeat(2000) }, text: 'x' }),
  ];
  for (const forged of frames) {
    assert.deepEqual(joined(parse([started, forged, printed(1001, 'kept')])), [
      'started 7.0 ',
      `stderr 7.0 ${forged}`,
      'stdout 7.0 kept',
      'exited 7.0 ',
    ]);
  }
});

test('a program that forges its own end, or repeats what was said, does not end', () => {
  const died = frame({ kind: 'exited', at: 1001, source: main, code: 9, signal: null });
  const begun = frame({ kind: 'started', at: 1001, source: worker, parent: main });
  const gone = frame({ kind: 'exited', at: 1002, source: worker, code: 0, signal: null });
  const all = [started, died, begun, begun, started, gone, gone, printed(1003, 'on')];
  assert.deepEqual(joined(parse([...all, died], 0)), [
    'started 7.0 ',
    'started 7.1 ',
    'exited 7.1 ',
    'stdout 7.0 on',
    'exited 7.0 ',
  ]);
});

test('an opening that nothing closes takes no line with it', () => {
  const lines = 'first\nsecond\n';
  assert.deepEqual(joined(parse([started, `${wire.opening}{"at":1\n${lines}`])), [
    'started 7.0 ',
    `stderr 7.0 ${lines}`,
    'exited 7.0 ',
  ]);
});

test('what a terminal repeats of the input is left out, wherever it is cut, and nothing else is', () => {
  const back = 'hello\r\n世界\r\n';
  for (let cut = 0; cut <= back.length; cut += 1) {
    const parser = createTraceParser('key', () => 0);
    parser.push(started);
    parser.typed('hello\n');
    parser.typed('世界\n');
    const events = [back.slice(0, cut), back.slice(cut), printed(1001, 'hello\n')].flatMap(
      (chunk) => parser.push(chunk),
    );
    events.push(...parser.push('oops\r\n'));
    assert.deepEqual(joined(events), ['stdout 7.0 hello\n', 'stderr 7.0 oops\n']);
  }
});

test('where nobody repeats the input, all that is printed is shown', () => {
  const parser = createTraceParser('key', () => 0);
  parser.push(started);
  parser.typed('1\n');
  const raw: Source = { pid: 9, threadId: 0 };
  const events = [
    ...parser.push('3\n'),
    ...parser.push(frame({ kind: 'started', at: 1001, source: raw, parent: main, raw: true })),
    ...parser.push('1\n'),
  ];
  assert.deepEqual(joined(events), ['stderr 7.0 3\n', 'started 9.0 ', 'stdout 9.0 1\n']);
  const untraced = createTraceParser('key', () => 0);
  untraced.typed('1\n');
  const shown = [...untraced.push('1\n'), ...untraced.end({ code: 0, signal: null })];
  assert.deepEqual(joined(shown).slice(1, -1), ['stdout 0.0 1\n']);
});

test('clocks that are seconds apart are set to the one of the main thread', () => {
  for (const apart of [-5_000, 5_000]) {
    let clock = 0;
    const parser = createTraceParser('key', () => clock);
    parser.push(started);
    const times: number[] = [];
    const take = (text: string): void => {
      times.push(...parser.push(text).map(({ at }) => at));
    };
    clock = 100;
    take(frame({ kind: 'started', at: 1_090 + apart, source: worker, parent: main }));
    clock = 200;
    take(printed(1_190 + apart, 'a\n', worker));
    clock = 400;
    take(frame({ kind: 'exited', at: 1_390, source: worker, code: 0, signal: null }));
    take(printed(1_395, 'b\n'));
    take('c\n');
    assert.deepEqual(times, [100, 200, 390, 395, 400], String(apart));
  }
});

test('one id for all processes: each is told apart, and none is asked for by an id that was made up', () => {
  const [one, two] = [
    { pid: 2 ** 30, threadId: 0 },
    { pid: 2 ** 31, threadId: 0 },
  ];
  const parser = createTraceParser('key', () => 0);
  const events = [
    started,
    frame({ kind: 'started', at: 1001, source: one, parent: main, pid: 7 }),
    frame({ kind: 'started', at: 1001, source: two, parent: one, pid: 7 }),
    printed(1002, 'one', one),
    frame({ kind: 'sent', at: 1003, source: main, peer: two, message: 1 }),
    frame({ kind: 'exited', at: 1004, source: one, code: 0, signal: null }),
    printed(1005, 'two', two),
  ].flatMap((chunk) => parser.push(chunk));
  assert.deepEqual(joined(events), [
    'started 7.0 ',
    'started 8.0 ',
    'started 9.0 ',
    'stdout 8.0 one',
    'sent 7.0 ',
    'exited 8.0 ',
    'stdout 9.0 two',
  ]);
  assert.deepEqual(events[4], {
    kind: 'sent',
    at: 3,
    source: main,
    peer: { pid: 9, threadId: 0 },
    message: 1,
  });
  assert.deepEqual(parser.processes(), [7]);
  parser.push(frame({ kind: 'started', at: 1006, source: { pid: 2 ** 32, threadId: 0 }, pid: 55 }));
  assert.deepEqual(parser.processes(), [7, 55]);
});
