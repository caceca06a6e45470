// Waiting with an end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../../src/engine/within.ts';

const never = new Promise<never>(() => undefined);
const late = (): Error => new Error('late');

test('settles as the work does, even with no time left', async () => {
  assert.equal(await within(0, Promise.resolve(1), late), 1);
  await assert.rejects(within(0, Promise.reject(new Error('own')), late), /own/);
  assert.equal(await within(Infinity, Promise.resolve(2), late), 2);
});

test('rejects when the limit passes, or when the signal aborts', async () => {
  await assert.rejects(within(5, never, late), /late/);
  const control = new AbortController();
  const waiting = within(Infinity, never, late, control.signal);
  control.abort(new Error('stop'));
  await assert.rejects(waiting, /stop/);
  await assert.rejects(within(Infinity, never, late, control.signal), /stop/);
});
