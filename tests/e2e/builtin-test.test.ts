// `node:test`: programs that test themselves print the same here and in Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { run, test } from './lab.ts';

/** Its lines without what no two runs have in common: durations, and the frames of the runner itself. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      line
        .replace(/\(\d[\d.]*ms\)/u, '(*ms)')
        .replace(/duration_ms:? \d[\d.]*$/u, 'duration_ms *')
        .replace(/ \{$/u, ''),
    )
    .filter(
      (line) =>
        !/[( ]node:|^ +(?:at )?(?:async Promise\.all|new Promise|Array\.map)|^ *\}$/u.test(line),
    );
}

async function printsTheSame(
  lab: Parameters<typeof run>[0],
  program: Readonly<Record<string, string>> | string,
): Promise<void> {
  const tree = typeof program === 'string' ? { 'main.mjs': program } : program;
  const [node, here] = await Promise.all([runInNode(tree, 'main.mjs'), run(lab, tree)]);
  expect(here.stderr).toBe('');
  expect(comparable(here.stdout.split('\n'))).toEqual(comparable(node.lines));
}

const nested = `
  import { test, it, describe, suite, before, after, beforeEach, afterEach } from 'node:test';
  before(() => console.log('before all'));
  after(() => console.log('after all'));
  beforeEach((t) => console.log('before', t.name));
  afterEach((t) => console.log('after', t.name, t.passed));
  test('passes', () => console.log('1'));
  test('fails', () => { throw new TypeError('no'); });
  test('nests', async (t) => {
    t.beforeEach(() => console.log('inner before'));
    t.after(() => console.log('after nests'));
    await t.test('one', (inner) => console.log(inner.fullName));
    await t.test('two', async () => { await null; throw 5; });
    t.diagnostic('said');
    t.log('at once');
  });
  describe('suite', () => {
    before(() => console.log('suite before'));
    after(() => console.log('suite after'));
    it('a', () => console.log('a'));
    it.skip('b', () => console.log('never'));
    it.todo('c', () => { throw new Error('later'); });
    suite('inner', () => { it('d', async () => {}); });
    describe('empty', () => {});
  });
  test('calls back', (t, done) => setImmediate(done));
  test('calls back twice', (t, done) => { done(); done(); });
  test('skips itself', (t) => t.skip('why not'));
  test('does it later', (t) => { t.todo('some day'); throw new Error('x'); });
  test({ skip: 'reason' });
  test(function named() {});
  test('plan', (t) => { t.plan(2); t.assert.ok(1); t.assert.strictEqual(1, 1); });
  test('plan not kept', (t) => { t.plan(2); t.assert.ok(1); });
  test('expected', { expectFailure: true }, () => { throw new Error('x'); });
  test('out of time', { timeout: 5 }, () => new Promise((resolve) => setTimeout(resolve, 50)));
  test('left alone', (t) => { t.test('sub', () => {}); });
  console.log('declared');`;

test('tests, suites and hooks', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, nested);
});
