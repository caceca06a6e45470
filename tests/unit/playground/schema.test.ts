// What the storage holds is checked before it comes back into a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKeptPage, type BlockState } from '../../../src/playground/keeping/schema.ts';
import { unknownSource } from '../../../src/engine/types.ts';
import { reader } from '../../../src/playground/block/run-record.ts';
import { exited, main, worker, wrote } from '../example/events.ts';

const failure = { engine: 'stackblitz', failure: 'unreachable', needsReload: false } as const;
const lack = { engine: 'stackblitz', ability: 'ends-busy-threads' } as const;
const run = {
  events: [
    { kind: 'started', at: 0, source: main },
    wrote('<b>'),
    { kind: 'sent', at: 1, source: main, peer: worker },
    { kind: 'stdout', at: 1, source: unknownSource, text: 'x' },
    { kind: 'exited', at: 2, source: main, code: null, signal: 'SIGKILL' },
  ],
  place: { engine: 'builtin', nodeVersion: 'v24.21.0', fellBackBecause: failure },
  outcome: exited(3),
  wasOriginal: true,
} as const;
const state: BlockState = { files: { 'main.mjs': 'x' }, run };

test('a state survives JSON', () => {
  for (const whole of [
    state,
    { files: {} },
    { run: { ...run, place: undefined, outcome: { kind: 'failed', failure } } },
    { run: { ...run, outcome: { kind: 'stopped', duration: 1 } } },
    { run: { ...run, place: { ...run.place, fellBackBecause: lack } } },
    { run: { ...run, place: undefined, outcome: { kind: 'failed', failure: lack } } },
    { run: { ...run, place: { ...run.place, seed: 7 } }, seed: 0xffff_ffff },
    { many: { runs: [run, run], end: { kind: 'endless' }, hadInput: false, isStale: true } },
    { many: { runs: [], end: { kind: 'failed', failure }, hadInput: true, isStale: false } },
  ]) {
    const page = JSON.stringify([
      { example: 'a', state: whole },
      { example: 'untouched', state: {} },
    ]);
    assert.deepEqual(parseKeptPage(page), JSON.parse(page));
  }
});

const broken: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a list': [],
  'no object': 1,
  text: 'x',
  'a file that is no text': { files: { a: 1 } },
  'files in a list': { files: ['a'] },
  'a seed that is none': { seed: 2 ** 32 },
  'many runs that end in no way': {
    many: { runs: [run], end: { kind: 'x' }, hadInput: false, isStale: false },
  },
  'many runs of which one is none': {
    many: { runs: [run, {}], end: { kind: 'done' }, hadInput: false, isStale: false },
  },
  'an unknown engine': { run: { ...run, place: { ...run.place, engine: 'x' } } },
  'an unknown event': { run: { ...run, events: [{ kind: 'html', at: 0, source: main }] } },
  'output that is no text': { run: { ...run, events: [{ ...wrote('a'), text: {} }] } },
  'a source without a number': { run: { ...run, events: [{ ...wrote('a'), source: {} }] } },
  'an unknown outcome': { run: { ...run, outcome: { kind: 'running' } } },
  'an unknown lack': {
    run: { ...run, place: { ...run.place, fellBackBecause: { ...lack, ability: 'x' } } },
  },
  'an unknown failure': {
    run: { ...run, outcome: { kind: 'failed', failure: { ...failure, failure: 'x' } } },
  },
};

for (const [name, value] of Object.entries(broken)) {
  test(`${name} gives nothing`, () => {
    const page = [
      { example: 'a', state: {} },
      { example: 'b', state: value },
    ];
    assert.equal(parseKeptPage(JSON.stringify(page)), undefined);
  });
}

const brokenPages: Readonly<Record<string, unknown>> = {
  nothing: null,
  'no list': { blocks: [] },
  'no example': [{ example: 1, state: {} }],
  'no state': [{ example: 'five-threads' }],
};

for (const [name, value] of Object.entries(brokenPages)) {
  test(`a page that is ${name} gives nothing`, () => {
    assert.equal(parseKeptPage(JSON.stringify(value)), undefined);
  });
}

test('what is no JSON gives nothing', () => {
  assert.equal(parseKeptPage('{'), undefined);
  assert.equal(parseKeptPage(''), undefined);
});

test('what was typed is kept too; a source that nobody is, is not', () => {
  const typed = { ...wrote('42\n'), source: reader };
  const pageOf = (source: unknown): string =>
    JSON.stringify([{ example: 'a', state: { run: { ...run, events: [{ ...typed, source }] } } }]);
  assert.deepEqual(parseKeptPage(pageOf(reader)), JSON.parse(pageOf(reader)));
  for (const source of [
    { pid: -2, threadId: 0 },
    { pid: -1, threadId: 1 },
    { pid: 0.5, threadId: 0 },
  ]) {
    assert.equal(parseKeptPage(pageOf(source)), undefined);
  }
});

test('what is not asked for does not come along', () => {
  const event = { ...wrote('a'), html: '<b>' };
  const page = [{ example: 'a', state: { run: { ...run, events: [event] }, evil: 1 }, more: 1 }];
  assert.deepEqual(parseKeptPage(JSON.stringify(page)), [
    { example: 'a', state: { run: { ...run, events: [wrote('a')] } } },
  ]);
});
