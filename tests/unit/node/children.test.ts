// A thread's children: whose news it is, and when one of them is over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Children } from '../../../src/node/wire/children.ts';
import type { ChildEnd } from '../../../src/node/wire/children.ts';
import type { ChildNews, Launch, Stdio, ThreadReport } from '../../../src/node/wire/host.ts';

const source = { pid: 7, threadId: 2 };
const exit: ChildNews = { kind: 'exit', code: 3, signal: null };

function launchOne(stdio: readonly Stdio[]): {
  hear: (news: ChildNews) => void;
  heard: string[];
  overs: (ChildEnd | undefined)[];
  sent: ThreadReport[];
} {
  const sent: ThreadReport[] = [];
  const lastPid = new Int32Array([50]);
  const children = new Children({
    source,
    facts: { lastPid },
    send: (report) => void sent.push(report),
  });
  const heard: string[] = [];
  const overs: (ChildEnd | undefined)[] = [];
  const launch: Launch = {
    line: { name: 'a', args: [] },
    env: {},
    cwd: '/',
    stdio,
    ipc: undefined,
    askedAt: 1,
  };
  const pid = children.nextPid();
  children.launch(pid, launch, {
    onNews: ({ kind }) => void heard.push(kind),
    onOver: (end) => void overs.push(end),
  });
  return {
    heard,
    overs,
    sent,
    hear: (news) => {
      children.hear(pid + 1, exit);
      children.hear(pid, news);
    },
  };
}

test('the host is asked to launch it, under the next id of the run', () => {
  const { sent } = launchOne(['pipe', 'pipe', 'pipe']);
  assert.deepEqual(
    sent.map((report) => report.kind === 'launch' && report.pid),
    [51],
  );
});

test('without shared memory ids are of the thread, and differ', () => {
  const children = new Children({ source, facts: { lastPid: undefined }, send: () => undefined });
  assert.deepEqual([children.nextPid(), children.nextPid()], [70_201, 70_202]);
});

for (const [stdio, news] of [
  [['pipe', 'ignore', 2], [exit]],
  [
    ['ignore', 'pipe', 1],
    [exit, { kind: 'end', stream: 'stdout' }],
  ],
  [
    ['pipe', 'pipe', 'pipe'],
    [{ kind: 'end', stream: 'stderr' }, exit, { kind: 'end', stream: 'stdout' }],
  ],
] as const satisfies readonly (readonly [readonly Stdio[], readonly ChildNews[]])[]) {
  test(`over when it and its pipes have ended: ${stdio.join(' ')}`, () => {
    const { hear, overs, heard } = launchOne(stdio);
    for (const each of news) {
      assert.deepEqual(overs, []);
      hear({ kind: 'output', stream: 'stdout', text: 'still heard' });
      hear(each);
    }
    assert.deepEqual(overs, [{ code: 3, signal: null }]);
    const { length } = heard;
    hear(exit);
    assert.deepEqual([heard.length, overs.length], [length, 1]);
  });
}

test('one that was refused is over at once, with no end', () => {
  const { hear, overs } = launchOne(['pipe', 'pipe', 'pipe']);
  hear({ kind: 'refused' });
  assert.deepEqual(overs, [undefined]);
});
