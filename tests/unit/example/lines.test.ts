// Lines from text that is cut anywhere, and the names of those who printed them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import { assembleLines, linesOf } from '../../../src/example/lines.ts';
import { sourceLabel } from '../../../src/example/source.ts';
import { main, worker, wrote } from './events.ts';

const texts = (events: readonly RunEvent[]) => linesOf(events).map(({ text }) => text);

test('any cut of the same text gives the same lines', () => {
  const text = 'one\r\n\ntwo 🧵\nthree';
  for (let cut = 0; cut <= text.length; cut++) {
    const events = [wrote(text.slice(0, cut)), wrote(text.slice(cut))];
    assert.deepEqual(texts(events), ['one', '', 'two 🧵', 'three'], `cut at ${cut}`);
  }
});

test('text without a line break ends with the run, and nothing printed gives no line', () => {
  assert.deepEqual(texts([wrote('no break')]), ['no break']);
  assert.deepEqual(texts([wrote('')]), []);
  assert.deepEqual(texts([]), []);
});

test('sources and streams do not cut into one another’s lines', () => {
  const events = [
    wrote('main be', main, 1),
    wrote('worker\n', worker, 2),
    wrote('oops\n', main, 3, 'stderr'),
    wrote('gan\n', main, 4),
  ];
  assert.deepEqual(linesOf(events), [
    { stream: 'stdout', source: worker, at: 2, text: 'worker' },
    { stream: 'stderr', source: main, at: 3, text: 'oops' },
    { stream: 'stdout', source: main, at: 1, text: 'main began' },
  ]);
});

test('lines come as soon as they are whole; a prompt is pending until then', () => {
  const assembler = assembleLines();
  assert.deepEqual(
    assembler.push(wrote('a\nname? ')).map(({ text }) => text),
    ['a'],
  );
  assert.deepEqual(
    assembler.pending().map(({ text }) => text),
    ['name? '],
  );
  assert.deepEqual(
    assembler.push(wrote('Ada\n')).map(({ text }) => text),
    ['name? Ada'],
  );
  assert.deepEqual(assembler.pending(), []);
  assert.deepEqual(assembler.end(), []);
});

test('a source that ends gives up its unfinished line, and no one else’s', () => {
  const assembler = assembleLines();
  assembler.push(wrote('worker', worker));
  assembler.push(wrote('main', main));
  const lines = assembler.push({ kind: 'exited', at: 9, source: worker, code: 1, signal: null });
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['worker'],
  );
  assert.deepEqual(
    assembler.end().map(({ text }) => text),
    ['main'],
  );
});

test('a line is as old as its first character', () => {
  const events = [wrote('a\nb', main, 1), wrote('c\nd\n', main, 2)];
  assert.deepEqual(
    linesOf(events).map(({ at, text }) => [at, text]),
    [
      [1, 'a'],
      [1, 'bc'],
      [2, 'd'],
    ],
  );
});

test('sources have short names', () => {
  assert.equal(sourceLabel(main, main), 'main');
  assert.equal(sourceLabel(worker, main), 'worker 1');
  assert.equal(sourceLabel({ pid: 4012, threadId: 0 }, main), 'child 4012');
  assert.equal(sourceLabel({ pid: 4012, threadId: 1 }, main), 'child 4012 · worker 1');
  assert.equal(sourceLabel({ ...worker, name: 'sieve' }, main), 'worker 1 (sieve)');
});
