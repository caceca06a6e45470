// What the README says of the real StackBlitz is what the last report says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLastReport, readPart, writePart } from '../stackblitz/last-report.ts';
import { saysTheSame, tableOf, type Report } from '../stackblitz/report.ts';

const report: Report = {
  date: '2026-11-29',
  origin: 'https://stackblitz.com',
  browser: 'Chromium 156',
  node: 'v22.22.0',
  examples: [
    { id: 'kept', holds: true, engine: 'stackblitz', took: 12 },
    { id: 'sent-away', holds: true, engine: 'builtin', took: 12 },
    { id: 'broken', holds: false, engine: 'stackblitz', took: 12, because: 'No | line.\nAnd more' },
  ],
  abilities: [{ id: 'sockets', holds: true, engine: 'stackblitz', took: 3 }],
};

test('the README shows the last report, or that there is none', async () => {
  const again = 'run `npm run check-stackblitz -- --keep` rather than edit it';
  assert.equal(await readPart(), await writePart(await readLastReport()), again);
});

test('a table says what holds, and in one line why not', async () => {
  const table = await writePart(report);
  assert.match(table, /Node v22\.22\.0 .* 2 of 3 examples/);
  assert.match(table, /built-in engine: `sent-away`/);
  assert.match(table, /\| `broken` +\| no +\| 12 ms \| No \\\| line\. +\|/);
  assert.ok(!tableOf(report).includes('And more'));
});

test('a day and a time change nothing; what holds, where, and the Node do', () => {
  const [first, ...others] = report.examples;
  assert.ok(first);
  const sameExcept = (example: object): Report => ({
    ...report,
    examples: [{ ...first, ...example }, ...others],
  });
  assert.ok(saysTheSame(report, { ...sameExcept({ took: 99 }), date: '2027-01-01' }));
  assert.ok(!saysTheSame(report, sameExcept({ holds: false })));
  assert.ok(!saysTheSame(report, sameExcept({ engine: 'builtin' })));
  assert.ok(!saysTheSame(report, { ...report, node: 'v24.0.0' }));
  assert.ok(!saysTheSame(report, { ...report, abilities: [] }));
});
