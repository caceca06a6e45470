// The locks of a process: who gets which, and what a thread leaves behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Locks } from '../../../../src/node/host/locks.ts';
import type { LockNews, LockRequest } from '../../../../src/node/wire/locks.ts';

type Options = Partial<Pick<LockRequest, 'mode' | 'steal' | 'ifAvailable'>>;

/** Tells of each change as `thread kind numbers`, what was not asked for with a `!`. */
function makeLocks() {
  const told: string[] = [];
  const tell = (threadId: number, news: LockNews, mark: string): void => {
    for (const [kind, ids] of Object.entries(news) as [string, readonly number[]][])
      if (ids.length > 0) told.push(`${mark}${String(threadId)} ${kind} ${ids.join()}`);
  };
  const locks = new Locks((threadId, news) => {
    tell(threadId, news, '!');
  });
  const ask = (threadId: number, question: Parameters<Locks['answer']>[1]): void => {
    tell(threadId, locks.answer(threadId, question) as LockNews, '');
  };
  return {
    locks,
    told: () => told.splice(0),
    want: (threadId: number, id: number, options: Options = {}): void => {
      const { mode = 'exclusive', steal = false, ifAvailable = false } = options;
      ask(threadId, { kind: 'request', request: { id, name: 'a', mode, steal, ifAvailable } });
    },
    release: (threadId: number, id: number): void => {
      ask(threadId, { kind: 'release', id });
    },
  };
}

test('a lock is one’s, or shared; those who wait get it in their order', () => {
  const { want, release, told, locks } = makeLocks();
  want(1, 1);
  want(2, 1, { mode: 'shared' });
  want(1, 2, { mode: 'shared' });
  want(2, 2);
  want(3, 1, { mode: 'shared' });
  assert.deepEqual(told(), ['1 granted 1']);
  assert.deepEqual(locks.answer(2, { kind: 'query' }), {
    held: [],
    pending: [
      { name: 'a', mode: 'shared' },
      { name: 'a', mode: 'exclusive' },
    ],
  });
  release(1, 1);
  assert.deepEqual(told(), ['!2 granted 1', '1 granted 2']);
  release(1, 2);
  release(2, 1);
  assert.deepEqual(told(), ['2 granted 2']);
  release(2, 2);
  assert.deepEqual(told(), ['!3 granted 1']);
});

test('one is refused what is not there, another steals it', () => {
  const { want, release, told } = makeLocks();
  want(1, 1);
  want(2, 1, { ifAvailable: true });
  want(2, 2);
  want(3, 1, { steal: true });
  assert.deepEqual(told(), ['1 granted 1', '2 refused 1', '!1 stolen 1', '3 granted 1']);
  release(1, 1);
  assert.deepEqual(told(), []);
  release(3, 1);
  assert.deepEqual(told(), ['!2 granted 2']);
});

test('what a thread held and wanted goes with it', () => {
  const { want, told, locks } = makeLocks();
  want(1, 1);
  want(1, 2);
  want(2, 1);
  told();
  locks.drop(1);
  assert.deepEqual(told(), ['!2 granted 1']);
});
