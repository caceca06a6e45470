// What a thread prints goes where it should, is counted once, and has an end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputLimit } from '../../../src/node/system/limits.ts';
import type { Outlet } from '../../../src/node/wire/host.ts';
import { StandardOutput } from '../../../src/node/wire/standard-output.ts';

const source = { pid: 1, threadId: 0 };
const worker = { pid: 1, threadId: 4 };

class Halted extends Error {}

function open(
  stdout: Outlet,
  {
    isWorker = false,
    printed = new Int32Array(1),
  }: { isWorker?: boolean; printed?: Int32Array } = {},
): { output: StandardOutput; log: string[]; printed: Int32Array } {
  const log: string[] = [];
  const output = new StandardOutput({
    source: isWorker ? worker : source,
    facts: { outlets: { stdout, stderr: 'run' }, printed },
    reporter: {
      printed: (stream, text, { threadId }) =>
        void log.push(`${stream} ${String(threadId)} ${text}`),
      send: (report) =>
        void log.push(report.kind === 'output' ? `pipe ${report.text}` : report.kind),
    },
    handOn: isWorker
      ? (stream, text, { threadId }) => void log.push(`on ${stream} ${String(threadId)} ${text}`)
      : undefined,
    halt: () => {
      throw new Halted();
    },
  });
  return { output, log, printed };
}

test('to the run, to a pipe, nowhere, or to the thread that created this one', () => {
  const cases = [
    [open('run'), ['stdout 0 a', 'stderr 0 b', 'stdout 4 c']],
    [open('pipe'), ['pipe a', 'stderr 0 b', 'pipe c']],
    [open('none'), ['stderr 0 b']],
    [open('none', { isWorker: true }), ['on stdout 4 a', 'on stderr 4 b', 'on stdout 4 c']],
  ] as const;
  for (const [{ output, log }, expected] of cases) {
    output.print('stdout', 'a');
    output.print('stderr', 'b');
    output.print('stdout', '');
    output.print('stdout', 'c', worker);
    assert.deepEqual(log, expected);
  }
});

test('what a worker handed on was counted there, and what goes nowhere is not counted', () => {
  const { output, printed } = open('run');
  output.print('stdout', 'abc', worker);
  assert.equal(printed[0], 0);
  output.print('stdout', 'abc');
  assert.equal(printed[0], 3);
  open('none', { printed }).output.print('stdout', 'abc');
  assert.equal(printed[0], 3);
});

test('at the limit the text is cut, the host is told, and the thread goes no further', () => {
  const { output, log } = open('pipe', { printed: new Int32Array([outputLimit - 2]) });
  assert.throws(() => {
    output.print('stdout', 'abc');
  }, Halted);
  assert.deepEqual(log, ['pipe ab', 'flooded']);
});

test('bytes may end in the middle of a character, on each stream for itself', () => {
  const { output, log } = open('run');
  const [first, ...rest] = new TextEncoder().encode('中');
  output.printBytes('stdout', Uint8Array.of(97, first ?? 0));
  output.printBytes('stderr', Uint8Array.of(98));
  const shared = new Uint8Array(new SharedArrayBuffer(2));
  shared.set(rest);
  output.printBytes('stdout', shared);
  assert.deepEqual(log, ['stdout 0 a', 'stderr 0 b', 'stdout 0 中']);
});
