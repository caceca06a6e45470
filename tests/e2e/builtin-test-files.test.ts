// `run()` and `node --test`: files of tests, in processes of their own or all in one.
import { test } from './lab.ts';
import { printsTheSame } from './test-output.ts';

const files = {
  'some/a.test.mjs': `
    import assert from 'node:assert';
    import { before, describe, it, test } from 'node:test';
    before(() => console.log('before a', process.argv.slice(2), process.env.NODE_TEST_WORKER_ID));
    test('first', (t) => { console.log('printed'); t.diagnostic('said'); });
    test('compares', () => assert.deepStrictEqual({ a: 1 }, { a: 2 }));
    describe('suite', () => { it('inner', () => {}); it('throws', () => { throw Object.assign(new TypeError('why'), { code: 'E', cause: 5 }); }); });`,
  'some/b.test.cjs': `
    const { test } = require('node:test');
    console.error('to standard error');
    test('second', { skip: 'not now' }, () => {});
    test('only this', { only: true }, (t) => t.test('below', () => {}));`,
  'some/test/broken.js': `process.exitCode = 3;`,
  'some/node_modules/c.test.js': `throw new Error('never');`,
  'some/plain.js': `throw new Error('never');`,
  'setup.mjs': `
    export const globalSetup = async () => console.log('set up');
    export const globalTeardown = () => console.log('torn down');`,
};

/** A program that runs `node` with each list of arguments in `some`, and prints what that printed. */
const commands = (...lists: string[]): string => `
  import { spawnSync } from 'node:child_process';
  for (const list of ${JSON.stringify(lists)}) {
    const { stdout, stderr, status } = spawnSync(process.execPath, list.split(' '), { encoding: 'utf8', cwd: 'some' });
    console.log(list);
    console.log(stdout.trimEnd());
    console.log(stderr + status);
  }`;

test('each file has a process of its own', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, {
    ...files,
    'main.mjs': commands(
      '--test --test-concurrency=1',
      '--test --test-reporter=tap --test-concurrency=1 *.test.* a.test.mjs',
      '--test --test-reporter=tap --test-only --test-shard=2/2 --test-concurrency=1',
      '--test --test-name-pattern=inner --test-reporter tap --test-concurrency 1',
      '--test --test-global-setup=../setup.mjs --test-reporter=dot b.test.cjs',
      '--test none.js',
      '--test none*.js',
      '--test --test-shard=2',
      '--test --test-isolation=other',
    ).replace(
      /stderr \+ status/u,
      "stderr.split('\\n').filter((each) => /^\\w*Error|^Could/.test(each)).join() + status",
    ),
  });
});

test('one process runs all files', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, {
    ...files,
    'main.mjs': commands(
      '--test --test-isolation=none',
      '--test --test-isolation=none --test-only --test-reporter=tap a.test.mjs b.test.cjs',
      '--test --test-isolation=none --test-global-setup=../setup.mjs --test-skip-pattern=i --test-reporter=tap',
    ),
  });
});

test('run() tells what happens in the files', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, {
    ...files,
    'main.mjs': `
      import { relative } from 'node:path';
      import { run } from 'node:test';
      import { tap } from 'node:test/reporters';
      const plain = (key, value) =>
        key === 'duration_ms' || key === 'stack' ? undefined
        : typeof value === 'string' && value.startsWith('/') ? relative('.', value) : value;
      for (const options of [
        { cwd: 'some', globPatterns: ['*.mjs'], argv: ['an', 'argument'] },
        { files: ['some/b.test.cjs'], only: true, setup: (events) => console.log(events.constructor.name) },
        { files: ['some/test/broken.js', 'nowhere.js'] },
        { files: [] },
      ]) {
        // It comes in pieces of any size.
        let printed = '';
        for await (const { type, data } of run(options)) {
          if (type === 'test:stdout') printed += data.message;
          else if (type !== 'test:stderr') console.log(type, JSON.stringify(data, plain), data.details?.error?.cause?.code);
        }
        console.log(printed);
      }
      const texts = await run({ files: ['some/a.test.mjs'], testNamePatterns: ['inner', /first/] }).compose(tap).toArray();
      console.log(texts.join(''));
      const aborted = new AbortController();
      for await (const { type, data } of run({ files: ['some/a.test.mjs', 'some/b.test.cjs'], signal: aborted.signal })) {
        if (type === 'test:dequeue') aborted.abort();
        if (type === 'test:fail') console.log(data.name, data.details.error.failureType);
      }
      const wrong = [[], 5, { files: 'x' }, { watch: 1 }, { forceExit: true, watch: true }, { only: 0 }, { globPatterns: 'x' },
        { cwd: 5 }, { files: ['a'], globPatterns: ['b'] }, { shard: { total: 0 } }, { shard: { total: 2, index: 3 } },
        { shard: { total: 2, index: 1 }, watch: true }, { setup: 5 }, { testNamePatterns: [5] }, { testSkipPatterns: '/(/' },
        { isolation: 'x' }, { coverage: 1 }, { argv: [1] }, { execArgv: 'x' }, { env: 5 }, { env: {}, isolation: 'none' }, { concurrency: 'x' }];
      for (const options of wrong) {
        try { run(options); } catch ({ code, message }) { console.log(code, message); }
      }`,
  });
});

test('files are run again when what they need changes', async ({ sharedLab }) => {
  await printsTheSame(sharedLab, {
    'watched/a.test.mjs': `import './needed.mjs'; import { test } from 'node:test'; test('a', () => {});`,
    'watched/b.test.mjs': `import { test } from 'node:test'; test('b', () => {});`,
    'watched/needed.mjs': ``,
    'main.mjs': `
      import { renameSync, writeFileSync } from 'node:fs';
      import { run } from 'node:test';
      const changes = [
        () => writeFileSync('watched/needed.mjs', '// changed'),
        () => renameSync('watched/b.test.mjs', 'watched/c.test.mjs'),
      ];
      const aborted = new AbortController();
      for await (const { type, data } of run({ cwd: 'watched', watch: true, signal: aborted.signal })) {
        if (type === 'test:pass' || type === 'test:watch:restarted') console.log(type, data?.name);
        if (type !== 'test:summary') continue;
        if (data.file === undefined) console.log(data.success, data.counts.tests);
        const change = changes[0];
        if (data.file !== undefined) continue;
        changes.shift();
        if (change) setTimeout(change, 100);
        else aborted.abort();
      }`,
  });
});
