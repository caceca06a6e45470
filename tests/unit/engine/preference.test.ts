// The reader's choice of engine: forced by the address, remembered, or neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  readPreference,
  rememberPreference,
  type Storages,
} from '../../../src/engine/preference.ts';

function storage(): Storages['visit'] {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      items.set(key, value);
    },
    removeItem: (key) => {
      items.delete(key);
    },
  };
}

const plain = 'https://example.org/en/';

test('StackBlitz by default', () => {
  const storages = { visit: storage(), lasting: storage() };
  assert.deepEqual(readPreference(plain, storages), { engine: 'stackblitz', forced: false });
});

test('a remembered choice is a preference', () => {
  const storages = { visit: storage(), lasting: storage() };
  rememberPreference('builtin', storages);
  assert.deepEqual(readPreference(plain, storages), { engine: 'builtin', forced: false });
});

test('the address forces an engine, for the whole visit', () => {
  const storages = { visit: storage(), lasting: storage() };
  rememberPreference('builtin', storages);
  const forced = { engine: 'stackblitz', forced: true };
  assert.deepEqual(readPreference(`${plain}?engine=stackblitz`, storages), forced);
  assert.deepEqual(readPreference(plain, storages), forced);
});

test('a choice takes the place of what was forced', () => {
  const storages = { visit: storage(), lasting: storage() };
  readPreference(`${plain}?engine=stackblitz`, storages);
  rememberPreference('builtin', storages);
  assert.deepEqual(readPreference(plain, storages), { engine: 'builtin', forced: false });
});

test('an unknown engine in the address, or in the storage, counts for nothing', () => {
  const storages = { visit: storage(), lasting: storage() };
  storages.lasting.setItem('interleave:engine', 'deno');
  const preference = readPreference(`${plain}?engine=deno`, storages);
  assert.deepEqual(preference, { engine: 'stackblitz', forced: false });
});

test('a browser that refuses storage still obeys the address', () => {
  const refuse = (): never => {
    throw new Error('denied');
  };
  const storages: Storages = {
    get visit(): never {
      return refuse();
    },
    get lasting(): never {
      return refuse();
    },
  };
  const forced = readPreference(`${plain}?engine=builtin`, storages);
  assert.deepEqual(forced, { engine: 'builtin', forced: true });
  rememberPreference('builtin', storages);
  assert.equal(readPreference(plain, storages).engine, 'stackblitz');
});
