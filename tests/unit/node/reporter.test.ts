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
    reporter.messaged(count % 2 === 0 ? 'sent' : 'received', peer);
  }
  reporter.flush();
  assert.equal(told().length, messagesTold);
  reporter.messaged('sent', peer);
  reporter.flush();
  assert.equal(told().length, messagesTold);
});

test('what is said beyond it still goes to its receiver, untold, and output is told', () => {
  const { reporter, reports, told } = scene();
  for (let count = 0; count < messagesTold; count += 1) reporter.messaged('sent', peer);
  reporter.post('parent', 'hello', { pid: 2, threadId: 0 });
  reporter.printed('stdout', 'last\n', peer);
  const last = reports.findLast(({ kind }) => kind === 'message');
  assert.deepEqual(last, { kind: 'message', pid: 'parent', value: 'hello', event: undefined });
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
