// The stacks of browsers that are not V8: read as call sites, shown as Node shows them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseForeignStack } from '../../../src/node/stacks/foreign-stack.ts';
import { formatStackTrace } from '../../../src/node/stacks/stack-trace.ts';

const shown = (stack: string): string[] => parseForeignStack(stack).map(String);

test('a frame has its name, or only its place', () => {
  assert.deepEqual(shown('cook@file:///home/project/main.mjs:5:24\n@file:///home/a.mjs:9:1\n'), [
    'cook (file:///home/project/main.mjs:5:24)',
    'file:///home/a.mjs:9:1',
  ]);
});

test('what Firefox adds to a name is left out', () => {
  const stack = 'async*bake@a.js:1:2\nserve/<@a.js:3:4\nsetTimeout handler*rise@a.js:5:6';
  assert.deepEqual(shown(stack), ['bake (a.js:1:2)', 'serve (a.js:3:4)', 'rise (a.js:5:6)']);
});

test('what is no frame is none', () => {
  assert.deepEqual(shown('forEach@[native code]\nglobal code\n'), []);
});

test('the kernel’s own frames are not shown', () => {
  const sites = parseForeignStack('fail@file:///m.mjs:2:9\nFi@node:internal:76:2503');
  assert.equal(
    formatStackTrace(new TypeError('no such luck'), sites),
    'TypeError: no such luck\n    at fail (file:///m.mjs:2:9)',
  );
});
