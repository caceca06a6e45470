// The options of `node` that the kernel heeds, from the command line and from NODE_OPTIONS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorkerOption, readNodeOptions } from '../../../src/node/context/node-options.ts';

test('options with values, with and without an equals sign, and short ones', () => {
  const options = readNodeOptions(
    ['-r', './a.js', '--require=./b.js', '--unhandled-rejections=warn', '-C', 'dev'],
    {},
  );
  assert.deepEqual(options.require, ['./a.js', './b.js']);
  assert.equal(options.unhandledRejections, 'warn');
  assert.deepEqual(options.conditions, ['dev']);
  assert.equal(options.warnings, true);
});

test('NODE_OPTIONS comes first, and may quote', () => {
  const env = { NODE_OPTIONS: '--require "./with space.js" --no-warnings --title=mine' };
  const options = readNodeOptions(['--require', './a.js'], env);
  assert.deepEqual(options.require, ['./with space.js', './a.js']);
  assert.equal(options.warnings, false);
  assert.equal(options.title, 'mine');
});

test('a worker takes the options of a thread, not those of the process', () => {
  assert.ok(isWorkerOption('--no-warnings'));
  assert.ok(isWorkerOption('-r'));
  assert.ok(!isWorkerOption('--title=x'));
  assert.ok(!isWorkerOption('--max-old-space-size=4'));
});
