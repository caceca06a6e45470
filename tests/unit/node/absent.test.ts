// Modules of which there is no more than the names: held to this Node, two levels deep.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createAbsent } from '../../../src/node/builtins/absent/absent.ts';
import { nodeModules } from '../../../src/node/builtins/absent/missing.ts';

type Exports = Record<string, unknown>;

const require = createRequire(import.meta.url);

/** What is not there, and why. */
const without: Readonly<Record<string, string>> = {
  'domain.active': 'there is never an active domain',
  'inspector.console': 'there is nothing that inspects',
  'inspector/promises.console': 'there is nothing that inspects',
  'repl.builtinModules': 'deprecated',
  'sqlite.constants': 'they mean nothing without a database',
  'tls.rootCertificates': 'the browser does not show its own',
};

/** Of these only the type is Node's: their methods are Node's own business. */
const onlyInType = new Set(['http.globalAgent', 'https.globalAgent']);

function checkValue(own: unknown, real: unknown, name: string): void {
  assert.equal(typeof own, typeof real, name);
  if (onlyInType.has(name)) return;
  if (typeof real === 'symbol') assert.equal(String(own), String(real), name);
  else if (typeof real !== 'object' || real === null) {
    if (typeof real !== 'function') assert.equal(own, real, name);
  } else {
    assert.equal(Array.isArray(own), Array.isArray(real), name);
    assert.equal(Object.getPrototypeOf(own) === null, Object.getPrototypeOf(real) === null, name);
    const deeper = Object.keys(real).filter((key) => !key.startsWith('_'));
    assert.deepEqual(Object.keys(own as Exports).sort(), deeper.sort(), name);
    for (const key of deeper) {
      checkValue((own as Exports)[key], (real as Exports)[key], `${name}.${key}`);
    }
  }
}

const modules = [...nodeModules].flatMap((name) => {
  const plain = name.replace(/^node:/u, '');
  const own = plain.startsWith('_') ? undefined : (createAbsent(plain) as Exports | undefined);
  return own ? [{ name: plain, own }] : [];
});

test('there are such modules', () => {
  assert.ok(modules.length > 10);
});

for (const { name, own } of modules) {
  // It is behind a flag, and warns.
  if (name === 'wasi') continue;
  test(`${name}: what Node exports is there, in the same form, and nothing else`, () => {
    const real = require(`node:${name}`) as Exports;
    assert.equal(typeof own, typeof real);
    const names = Object.getOwnPropertyNames(real).filter(
      (key) => !/^(?:_|(?:length|name|prototype|default)$)/u.test(key),
    );
    for (const key of names) {
      if (`${name}.${key}` in without) assert.ok(!(key in own), `${name}.${key} is there`);
      else checkValue(own[key], real[key], `${name}.${key}`);
    }
    assert.deepEqual(
      Object.keys(own).filter((key) => !(key in real)),
      [],
    );
  });
}

test('old names give what the modules have that they are parts of', () => {
  const found = new Map<string, object | undefined>();
  const find = (name: string): object | undefined => {
    if (name === 'stream') return require('node:stream') as object;
    if (!found.has(name)) found.set(name, createAbsent(name));
    return found.get(name);
  };
  for (const name of [...nodeModules].filter((each) => each.startsWith('_'))) {
    const own = createAbsent(name, find) as Exports;
    const real = require(`node:${name}`) as Exports;
    assert.equal(typeof own, typeof real, name);
    if (name.startsWith('_stream') && name !== '_stream_wrap') assert.equal(own, real, name);
    const functions = Object.keys(real).filter((key) => typeof real[key] === 'function');
    for (const key of functions) assert.equal(typeof own[key], 'function', `${name}.${key}`);
  }
  assert.equal(
    (createAbsent('_http_agent', find) as Exports)['Agent'],
    (find('http') as Exports)['Agent'],
  );
});

test('what is called, made or extended and is not there fails by its name', () => {
  const { createServer, Agent } = createAbsent('http') as Record<string, new () => object>;
  const fails = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };
  assert.throws(() => (createServer as unknown as () => void)(), {
    ...fails,
    message: /^http\.createServer is not available/u,
  });
  assert.ok(Agent);
  class Own extends Agent {}
  assert.throws(() => new Own(), { ...fails, message: /^http\.Agent is not available/u });
});

test('net: addresses and settings', () => {
  const own = createAbsent('net') as Record<string, (value?: unknown) => unknown>;
  const real = require('node:net') as typeof own;
  const given = '1.2.3.4|256.1.1.1|1.2.3|::1|fe80::1%eth0|:::||::ffff:1.2.3.4|01.1.1.1'.split('|');
  for (const each of given) assert.equal(own['isIP']?.(each), real['isIP']?.(each), each);
  const outcome = (net: typeof own, name: string, value: unknown): unknown => {
    try {
      net[`set${name}`]?.(value);
      return net[`get${name}`]?.();
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const name of ['DefaultAutoSelectFamily', 'DefaultAutoSelectFamilyAttemptTimeout']) {
    const before = real[`get${name}`]?.();
    for (const value of [before, 0, 1, 5, 2500, -1, 1.5, 'x', null, true, false, 2 ** 31]) {
      assert.equal(
        outcome(own, name, value),
        outcome(real, name, value),
        `${name} ${String(value)}`,
      );
    }
    real[`set${name}`]?.(before);
  }
});
