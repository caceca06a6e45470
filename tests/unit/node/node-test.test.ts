// `node:test`: what needs no run to be seen: declared tests, options, the mocked clock, YAML of errors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { testFailure } from '../../../src/node/builtins/test/failure.ts';
import { MockClock } from '../../../src/node/builtins/test/mocks/clock.ts';
import { declared } from '../../../src/node/builtins/test/options.ts';
import { errorYaml, yaml } from '../../../src/node/builtins/test/reporters/yaml.ts';
import { readTestSettings, toPattern } from '../../../src/node/builtins/test/settings.ts';

test('name, options and function are told apart, whichever are there', () => {
  const own = function own(): number {
    return 1;
  };
  const options = { skip: true };
  assert.deepEqual(declared('a', options, own), { name: 'a', options, fn: own });
  assert.deepEqual(declared('a', own, undefined), { name: 'a', options: {}, fn: own });
  assert.deepEqual(declared(own, undefined, undefined), { name: 'own', options: {}, fn: own });
  assert.deepEqual(declared(options, own, undefined), { name: 'own', options, fn: own });
  assert.equal(declared('', undefined, () => undefined).name, '<anonymous>');
  assert.equal(declared(undefined, undefined, undefined).name, '<anonymous>');
});

test('patterns have flags where they stand between slashes', () => {
  assert.deepEqual(toPattern('a/b', 'x'), /a\/b/);
  assert.deepEqual(toPattern('/a.b/i', 'x'), /a.b/i);
});

test('settings are read from options, the last of a kind where there is one', () => {
  const given = new Map([
    ['--test-timeout', ['5', '10']],
    ['--test-name-pattern', ['a', 'b']],
    ['--test-only', ['']],
  ]);
  const settings = readTestSettings((option) => given.get(option));
  assert.equal(settings.timeout, 10);
  assert.deepEqual(settings.namePatterns, [/a/, /b/]);
  assert.equal(settings.only, true);
  assert.equal(settings.forceExit, false);
  assert.equal(readTestSettings(() => undefined).timeout, Infinity);
});

test('the mocked clock runs what is due, in the order in which it is due', () => {
  const clock = new MockClock();
  const ran: string[] = [];
  const note = (name: string) => () => void ran.push(name);
  clock.add(note('later'), 20, [], false);
  clock.add(note('sooner'), 10, [], false);
  clock.add(note('each'), 8, [], true);
  clock.add(note('at once'), -1, [], false);
  clock.remove(clock.add(note('never'), 1, [], false));
  const refreshed = clock.add(note('refreshed'), 10, [], false);
  clock.advance(5);
  refreshed.refresh();
  clock.advance(9);
  assert.deepEqual(ran, ['at once', 'each', 'sooner']);
  clock.advance(6);
  assert.deepEqual(ran.slice(3), ['refreshed', 'each', 'later']);
  assert.equal(clock.now, 20);
});

test('YAML: values, circles, and errors by what caused them', () => {
  const circle: Record<string, unknown> = {
    a: null,
    b: undefined,
    c: 'two\nlines',
    d: new Date(0),
  };
  circle['self'] = circle;
  assert.equal(
    yaml(inspect, '', 'value', circle),
    'value:\n  a: ~\n  c: |-\n    two\n    lines\n  d: 1970-01-01T00:00:00.000Z\n  self: <Circular>\n',
  );
  const cause = Object.assign(new RangeError('too far'), { code: 'EFAR', stack: 'x\n    at here' });
  assert.equal(
    errorYaml(inspect, '', testFailure(cause, 'testCodeFailure')),
    "failureType: 'testCodeFailure'\nerror: 'too far'\ncode: 'EFAR'\nname: 'RangeError'\nstack: |-\n  here\n",
  );
});
