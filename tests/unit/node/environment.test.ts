// `process.env`: strings only, Node's refusals, and one environment for several threads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEnvironmentHolder } from '../../../src/node/builtins/process/environment-holder.ts';
import { createEnvironment, privateStore } from '../../../src/node/builtins/process/environment.ts';

/** An environment of this kernel's, and how many odd values it was given. */
function ownEnvironment(given: Record<string, string>) {
  const store = privateStore(given);
  let odd = 0;
  const env = createEnvironment(
    () => store,
    () => (odd += 1),
  );
  return { env, odd: () => odd };
}

test('the environment answers as Node’s does', () => {
  const { env, odd } = ownEnvironment({ A: '1' });
  for (const each of [env, process.env]) {
    each['OWN_TEST'] = 5 as unknown as string;
    assert.equal(each['OWN_TEST'], '5');
    assert.ok('OWN_TEST' in each && Object.keys(each).includes('OWN_TEST'));
    assert.ok(Reflect.deleteProperty(each, 'OWN_TEST'));
    assert.equal(each['OWN_TEST'], undefined);
    assert.equal(typeof each.toString, 'function');
    assert.throws(() => Reflect.set(each, Symbol('s'), 1), TypeError);
    const accessor = { get: () => 'x', configurable: true, enumerable: true };
    assert.throws(() => Object.defineProperty(each, 'OWN_TEST', accessor), {
      code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY',
      message: "'process.env' does not accept an accessor(getter/setter) descriptor",
    });
    assert.throws(() => Object.defineProperty(each, 'OWN_TEST', { value: 'x' }), {
      message:
        "'process.env' only accepts a configurable, writable, and enumerable data descriptor",
    });
  }
  assert.equal(odd(), 0);
  Reflect.set(env, 'ODD', undefined);
  assert.equal(env['ODD'], 'undefined');
  assert.equal(odd(), 1);
});

test('threads that share an environment see each other’s changes', () => {
  const creator = createEnvironmentHolder({ A: '1' }, undefined);
  const worker = createEnvironmentHolder({}, creator.share());
  assert.equal(creator.share(), creator.share());
  worker.store.set('B', '2');
  assert.deepEqual(creator.store.read(), { A: '1', B: '2' });
  creator.store.delete('A');
  assert.deepEqual(worker.store.read(), { B: '2' });
});
