// Choices drawn from a seed: what may change places does, what belongs together never.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDraw, Shaken, type Lane } from '../../../src/node/loop/shaken.ts';

interface Scene {
  readonly shaken: Shaken;
  readonly add: (name: string, lane?: Lane, isLast?: boolean) => void;
  readonly pass: (milliseconds: number) => void;
  /** What comes out in poll phases until nothing is held, each a moment behind the last. */
  readonly drain: () => string;
}

function scene(seed: number): Scene {
  let time = 100;
  let log = '';
  const shaken = new Shaken(createDraw(seed, 101, 0), () => time);
  return {
    shaken,
    add(name, lane, isLast) {
      shaken.hold(() => (log += name), lane, isLast);
    },
    pass(milliseconds) {
      time += milliseconds;
    },
    drain() {
      while (shaken.size > 0) {
        shaken.release((job) => {
          job();
        });
        time += 0.05;
      }
      return log;
    },
  };
}

const seeds = Array.from({ length: 200 }, (_, at) => at);

/** All that comes of it with any seed. */
const outcomes = (program: (scene: Scene) => void): Set<string> =>
  new Set(
    seeds.map((seed) => {
      const made = scene(seed);
      program(made);
      return made.drain();
    }),
  );

test('what belongs to different objects comes in any order', () => {
  const found = outcomes(({ add }) => {
    for (const name of 'abc') add(name, {});
  });
  assert.deepEqual([...found].toSorted(), ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});

test('what the thread pool does comes in any order that its four threads allow', () => {
  const few = outcomes(({ add }) => {
    for (const name of 'abcd') add(name, 'pool');
  });
  assert.equal(few.size, 24);
  const many = outcomes(({ add, pass }) => {
    for (const name of 'abcdefghijkl') {
      add(name, 'pool');
      pass(0.01);
    }
  });
  assert.ok(many.size > 100);
  for (const order of many) {
    // While it was waiting for a thread and at work, three others at most were at work without an end.
    for (const name of order) {
      const isPassed = (other: string): boolean =>
        other < name && order.indexOf(other) > order.indexOf(name);
      assert.ok([...order].filter(isPassed).length <= 3, `${name} in ${order}`);
    }
  }
});

test('what the thread pool does passes other things, but nothing that belongs to none', () => {
  const found = outcomes(({ add }) => {
    add('a', 'pool');
    add('b', {});
    add('|');
    add('c', 'pool');
  });
  assert.deepEqual([...found].toSorted(), ['ab|c', 'ba|c']);
});

test('what belongs to one object keeps its order', () => {
  const one = {};
  const other = {};
  const found = outcomes(({ add, pass }) => {
    for (const name of '1234') {
      add(name, one);
      add('x', other);
      pass(0.01);
    }
  });
  assert.ok(found.size > 10);
  for (const each of found) assert.equal(each.replaceAll('x', ''), '1234');
});

test('what belongs to none passes nothing and is passed by nothing', () => {
  const found = outcomes(({ add }) => {
    add('a', {});
    add('b', {});
    add('|');
    add('c', {});
    add('d', {});
  });
  assert.deepEqual([...found].toSorted(), ['ab|cd', 'ab|dc', 'ba|cd', 'ba|dc']);
});

test('what is the last of its object passes nothing, and may be passed', () => {
  const own = {};
  const found = [
    ...outcomes(({ add }) => {
      add('a', {});
      add('1', own);
      add('!', own, true);
      add('b', {});
    }),
  ];
  for (const each of found) assert.match(each.replace('b', ''), /^(?:a1|1a)!$/u);
  assert.ok(found.some((each) => each.startsWith('b')));
  assert.ok(found.some((each) => each.endsWith('b')));
});

test('the same seed draws the same, whatever the clock', () => {
  const order = (seed: number, start: number): string => {
    const { add, pass, drain } = scene(seed);
    pass(start);
    for (const name of 'abcdefgh') add(name, {});
    return drain();
  };
  for (const seed of seeds) assert.equal(order(seed, 0), order(seed, 12_345.678));
});

test('numbers that tell generators apart do, in any place', () => {
  const first = new Set([createDraw(1, 2, 3)(), createDraw(1, 3, 2)(), createDraw(2, 1, 3)()]);
  assert.equal(first.size, 3);
  for (const seed of seeds) {
    const drawn = createDraw(seed, 101, 0)();
    assert.ok(drawn >= 0 && drawn < 1);
  }
});

test('a thread is not held up for ever', () => {
  const { shaken, pass } = scene(7);
  let passed = 0;
  let jobs = 0;
  for (let count = 0; count < 20_000; count += 1) {
    shaken.hold(() => (jobs += 1), {});
    while (shaken.size > 0) {
      shaken.release((job) => {
        job();
      });
      if (shaken.size === 0) break;
      pass(0.05);
      passed += 0.05;
    }
  }
  assert.equal(jobs, 20_000);
  assert.ok(passed < 3000, String(passed));
});
