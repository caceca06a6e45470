// From callback to callback, and to the moments between.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  positionAt,
  stepFrom,
  turnAt,
  type TurnPosition,
  type TurnStep,
} from '../../../../src/timeline/turns/position.ts';
import { callbacksOf, oneTurn } from './callbacks.ts';

test('steps lead on and back, to the ends, to another queue, and from a moment between', () => {
  const callbacks = callbacksOf([...oneTurn]);
  const to = (step: TurnStep, from?: TurnPosition): number | undefined =>
    stepFrom(callbacks, from, step)?.step;
  assert.equal(to('next'), 0);
  assert.equal(to('previous'), undefined);
  assert.equal(to('first'), 0);
  assert.equal(to('last', { step: 0 }), 5);
  assert.equal(to('next', { step: 2 }), 3);
  assert.equal(to('previous', { step: 2 }), 1);
  assert.equal(to('next', { step: 5 }), undefined);
  assert.equal(to('onward', { step: 1 }), 2);
  assert.equal(to('onward', { step: 5 }), undefined);
  const between = positionAt(callbacks, 2);
  assert.deepEqual(between, { step: 0, time: 2 });
  assert.equal(to('next', between), 1);
  assert.equal(to('previous', between), 0);
  assert.equal(to('previous', positionAt(callbacks, 0)), undefined);
  assert.equal(to('next', positionAt(callbacks, 0)), 0);
});

test('what runs is at its step, and nothing between', () => {
  const callbacks = callbacksOf(oneTurn);
  assert.equal(turnAt(callbacks, positionAt(callbacks, 3.2)).running?.by, 'readFile');
  assert.equal(turnAt(callbacks, positionAt(callbacks, 2)).running, undefined);
  assert.equal(turnAt(callbacks, positionAt(callbacks, -1)).running, undefined);
});
