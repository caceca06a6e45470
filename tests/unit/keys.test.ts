// The keys that are listened for are those that do something.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { singleKeys } from '../../src/chrome/key-switch.ts';
import { keyOf } from '../../src/chrome/key-table.ts';

test('every key of the table is listened for, and no other', () => {
  assert.deepEqual(singleKeys.toSorted(), Object.values(keyOf).toSorted());
});
