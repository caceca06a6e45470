// The log of a run's events has an end: messages are told up to a number, and all else is told for good.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KernelEvent } from '../../../src/node/wire/events.ts';
import type { ThreadReport } from '../../../src/node/wire/host.ts';
import { Reporter } from '../../../src/node/wire/reporter.ts';
import { messagesTold } from '../../../src/node/system/limits.ts';

function scene(): { reporter: Reporter; reports: ThreadReport[]; told: () => KernelEvent[] } {
  const reports: ThreadReport[] = [];
  const reporter = new Reporter({
    source: { pid: 1, threadId: 0 },
    clock: () => 0,
    send: (report) => reports.push(report),
  });
  const told = (): KernelEvent[] =>
    reports.flatMap((report) => (report.kind === 'events' ? report.events : []));
  return { reporter, reports, told };
}

const peer = { pid: 1, threadId: 1 };

test('so many messages are told, sent and received together, and no more', () => {
  const { reporter, told } = scene();
  for (let count = 0; count < messagesTold; count += 1) {
    if (count % 2 === 0) reporter.sent(peer, reporter.number());
    else reporter.received(peer, count);
  }
  reporter.flush();
  assert.equal(told().length, messagesTold);
  reporter.sent(peer, reporter.number());
  reporter.flush();
  assert.equal(told().length, messagesTold);
});

test('what is said beyond it still goes to its receiver, untold, and output is told', () => {
  const { reporter, reports, told } = scene();
  for (let count = 0; count < messagesTold; count += 1) reporter.sent(peer, reporter.number());
  reporter.post('parent', 'hello', { pid: 2, threadId: 0 });
  reporter.printed('stdout', 'last\n', peer);
  const last = reports.findLast(({ kind }) => kind === 'message');
  const number = messagesTold + 1;
  const hello = { kind: 'message', pid: 'parent', value: 'hello', number, event: undefined };
  assert.deepEqual(last, hello);
  assert.equal(told().length, messagesTold + 1);
  assert.equal(told().at(-1)?.kind, 'stdout');
});

test('a message to another process counts too', () => {
  const { reporter, reports } = scene();
  for (let count = 0; count <= messagesTold; count += 1) reporter.post(7, count, peer);
  const events = reports.map((report) => report.kind === 'message' && report.event?.kind);
  assert.equal(events.filter((kind) => kind === 'sent').length, messagesTold);
  assert.equal(events.at(-1), undefined);
});

test('a message has its number with its receiver and in what tells of it', () => {
  const { reporter, reports } = scene();
  reporter.post(7, 'a', peer);
  reporter.post(7, 'b', peer);
  const numbers = reports.map((report) => {
    if (report.kind !== 'message' || report.event?.kind !== 'sent') return undefined;
    return [report.number, report.event.message];
  });
  assert.deepEqual(numbers, [
    [1, 1],
    [2, 2],
  ]);
});

test('who hears a broadcast tells both ends of it', () => {
  const { reporter, told } = scene();
  reporter.heard({ from: peer, number: 3, at: -1 });
  reporter.settle();
  const self = { pid: 1, threadId: 0 };
  assert.deepEqual(told(), [
    { kind: 'sent', at: -1, source: peer, peer: self, message: 3 },
    { kind: 'received', at: 0, source: self, peer, message: 3 },
  ]);
});

test('states go along with what is sent next, and do not settle alone', () => {
  const { reporter, reports, told } = scene();
  const source = { pid: 1, threadId: 0 };
  reporter.state({ kind: 'waiting', at: 0, source });
  reporter.settle();
  assert.equal(reports.length, 0);
  reporter.sent(peer, reporter.number());
  reporter.settle();
  assert.equal(reports.length, 1);
  assert.deepEqual(
    told().map(({ kind }) => kind),
    ['waiting', 'sent'],
  );
});

test('a state that is told late stands before what happened later', () => {
  const { reporter, told } = scene();
  const source = { pid: 1, threadId: 0 };
  reporter.received(peer, 1);
  reporter.state({ kind: 'waiting', at: -2, source });
  reporter.state({ kind: 'running', at: 2, source });
  reporter.flush();
  assert.deepEqual(
    told().map(({ kind }) => kind),
    ['waiting', 'received', 'running'],
  );
});

test('of a failure the first line is told, and not all of a long one', () => {
  const { reporter, told } = scene();
  reporter.failed('\nError: x\n    at y');
  reporter.failed('x'.repeat(100_000));
  reporter.exiting(1);
  const errors = told().map((event) => (event.kind === 'failed' ? event.error : ''));
  assert.equal(errors[0], 'Error: x');
  assert.ok((errors[1] ?? '').length <= 1000);
});

test('a thread that rests again and again sends what it has to tell in bundles', () => {
  const { reporter, reports, told } = scene();
  for (let count = 1; count <= 1000; count += 1) {
    reporter.sent(peer, reporter.number());
    reporter.settle();
  }
  assert.ok(reports.length < 300, String(reports.length));
  reporter.flush();
  assert.equal(told().length, 1000);
});
