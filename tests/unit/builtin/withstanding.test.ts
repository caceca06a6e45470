// Scripts that withstand what programs do to the language's prototypes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { withstanding } from '../../../src/engine/builtin/withstanding.ts';
import { createEach } from '../../../src/node/globals/each.ts';

/** Everything that iterates, or leaves a descriptor or options to their prototype. */
const script = `(() => {
  const list = [1, 2, [3, 4]];
  const [one, , [three, four = 0]] = list;
  let left, right;
  [left, right] = [one, three];
  const found = [];
  for (const [at, each] of list.entries()) found.push([at, String(each)].join());
  for(const each of[5,6])found.push(each);
  const inside = ({ pair: [first] }, [second] = [9]) => [first, second];
  const all = new Map([...list.map((each) => [String(each), each])]);
  const [fromSet] = new Set([...'ab']);
  const box = Object.defineProperty({}, 'own', { value: Math.max(...[7, 8]) });
  const bare = Object.create(null, { made: { value: 9, enumerable: true } });
  const given = (({ cwd = 'none' } = {}) => cwd)();
  function* numbers() { yield* [1, 2]; }
  return JSON.stringify([one, three, four, left, right, found, inside({ pair: [1, 2, 3] }), all.size, fromSet, box.own, bare.made, given, Array.from(numbers())]);
})()`;

const harm = `
  delete Array.prototype[Symbol.iterator];
  delete Object.getPrototypeOf([].values()).next;
  Object.prototype.get = () => 'wrong';
  Object.prototype.cwd = 'wrong';`;

function run(text: string, before: string): unknown {
  const context = createContext({});
  return runInContext(
    `'use strict'; const __each = (${String(createEach)})(); ${before}; ${text}`,
    context,
  );
}

test('a script gives the same, whether or not a program has done its worst', () => {
  const expected = run(script, '');
  assert.equal(expected, '[1,3,4,1,3,["0,1","1,2","2,3,4",5,6],[1,9],3,"a",8,9,"none",[1,2]]');
  assert.equal(run(withstanding(script), ''), expected);
  assert.throws(() => run(script, harm));
  assert.equal(run(withstanding(script), harm), expected);
});
