// A run held against what its example promises and what was recorded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Property } from '../../../src/example/property.ts';
import { compare } from '../../../src/playground/run/verdict.ts';
import { exited, printed } from '../example/events.ts';

const property: Property = [{ kind: 'lines', lines: ['main: \\d', 'worker: \\d'] }];
const recorded = ['main: 1', 'worker: 1'];

test('the same lines are the same', () => {
  assert.deepEqual(compare(property, printed(...recorded), exited(0), recorded), { kind: 'same' });
  const coloured = printed('\x1b[31mmain: 1', 'worker: 1');
  assert.equal(
    compare([{ kind: 'has', line: 'worker: 1' }], coloured, exited(0), recorded).kind,
    'same',
  );
});

test('another order keeps the promise, and says where it differs', () => {
  assert.deepEqual(compare(property, printed('worker: 1', 'main: 1'), exited(0), recorded), {
    kind: 'kept',
    difference: { line: 1, here: 'worker: 1', recorded: 'main: 1' },
  });
});

test('a missing line breaks it', () => {
  assert.deepEqual(compare(property, printed('main: 1'), exited(0), recorded), {
    kind: 'broken',
    difference: { line: 2, here: '', recorded: 'worker: 1' },
  });
});

test('so does another exit code, with the same lines', () => {
  assert.deepEqual(compare(property, printed(...recorded), exited(1), recorded), {
    kind: 'broken',
  });
});
