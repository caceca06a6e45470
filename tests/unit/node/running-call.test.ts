// The call that `assert.ok` quotes, and errors that go to another process with all that is in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packError, unpackError } from '../../../src/node/errors/error-record.ts';
import { callAt } from '../../../src/node/loader/tokens.ts';

test('a call is found by where it stands on its line', () => {
  const at = (line: string, name: string): string | undefined =>
    callAt(line, line.indexOf(name) + 1);
  assert.equal(at('  check(a(1), 2); other()', 'check'), 'check(a(1), 2)');
  assert.equal(at('x = t.assert.ok(1)', 'ok'), 't.assert.ok(1)');
  assert.equal(at("before(); own?.deep['ok'](0)", "['ok']"), "own?.deep['ok'](0)");
  assert.equal(at('assert.ok(', 'ok'), 'assert.ok(');
  assert.equal(at('ok(() => { a; })', 'ok'), undefined);
  assert.equal(at('ok(`not over', 'ok'), undefined);
});

test('the cause of an error arrives with what it has of its own', () => {
  const cause = Object.assign(new TypeError('why'), { code: 'E', inner: new RangeError('deep') });
  const error = Object.assign(new Error('what', { cause }), { extra: [1] });
  Object.assign(cause, { circle: error });
  const arrived = unpackError(structuredClone(packError(error))) as typeof error;
  assert.equal(arrived.message, 'what');
  assert.deepEqual(arrived.extra, [1]);
  const arrivedCause = arrived.cause as typeof cause;
  assert.ok(arrivedCause instanceof TypeError);
  assert.equal(arrivedCause.code, 'E');
  assert.ok(arrivedCause.inner instanceof RangeError);
  assert.equal('circle' in arrivedCause, false);
  assert.equal(Object.keys(arrived).includes('cause'), false);
});
