// Programs whose exit code is known: an engine that gets one of them wrong can pass any test.
import type { TestCase } from './test-case.ts';

export interface KnownExit {
  readonly code: number;
  readonly test: TestCase;
}

const programs: readonly (readonly [name: string, code: number, text: string])[] = [
  ['ends.js', 0, `setTimeout(() => {}, 1);`],
  [
    'asserts.js',
    0,
    `require('assert').deepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] });`,
  ],
  ['exit-code.js', 3, `process.exitCode = 3;`],
  ['throws.js', 1, `setImmediate(() => { throw new Error('uncaught'); });`],
  ['rejects.js', 1, `Promise.reject(new Error('unhandled'));`],
  ['awaits.mjs', 13, `await new Promise(() => {});`],
  ['syntax.js', 1, `const a = = 1;`],
  ['missing.js', 1, `require('./not-there');`],
  ['exit-handler.js', 5, `process.on('exit', () => { process.exitCode = 5; });`],
  [
    'exit-handler-throws.js',
    7,
    `process.on('uncaughtException', () => { throw new Error('again'); }); throw new Error('once');`,
  ],
  [
    'child.js',
    7,
    `const { spawn } = require('child_process');
spawn(process.execPath, ['-e', 'process.exit(7)']).on('exit', (code) => process.exit(code));`,
  ],
  [
    'child-sync.js',
    9,
    `process.exit(require('child_process').spawnSync(process.execPath, ['-e', 'process.exit(9)']).status);`,
  ],
  [
    'worker.js',
    6,
    `const { Worker } = require('worker_threads');
new Worker('process.exit(6)', { eval: true }).on('exit', (code) => process.exit(code));`,
  ],
  [
    'worker-error.js',
    1,
    `const { Worker } = require('worker_threads');
new Worker('throw new Error("in a worker")', { eval: true });`,
  ],
  ['signal.js', 143, `process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 1e6);`],
  ['strict-equal.js', 1, `require('assert').strictEqual(1, '1');`],
  ['deep-strict-equal.js', 1, `require('assert').deepStrictEqual([{ a: 1 }], [{ a: '1' }]);`],
  ['assert-throws.js', 1, `require('assert').throws(() => {});`],
  ['assert-rejects.js', 1, `require('assert').rejects(Promise.resolve());`],
];

/** The same, with the helper that nearly all of Node's tests use. */
const withCommon: typeof programs = [
  ['called.js', 0, `const common = require('../common'); setTimeout(common.mustCall(), 1);`],
  ['not-called.js', 1, `const common = require('../common'); common.mustCall();`],
  [
    'called-twice.js',
    1,
    `const common = require('../common'); const f = common.mustCall(); f(); f();`,
  ],
  [
    'must-not-call.js',
    1,
    `const common = require('../common'); setImmediate(common.mustNotCall());`,
  ],
  [
    'called-after-exit.js',
    1,
    `const common = require('../common');
process.on('beforeExit', common.mustCall()); process.exit();`,
  ],
];

/** `common` are the files of Node's `test/common`. */
export function knownExits(common: TestCase['mounted']): KnownExit[] {
  const caseOf = (name: string, text: string, mounted: TestCase['mounted']): TestCase => {
    const file = `test/known/${name}`;
    return {
      file,
      area: 'known',
      flags: [],
      mounted: [...mounted, { path: file, contents: text }],
    };
  };
  return [
    ...programs.map(([name, code, text]) => ({ code, test: caseOf(name, text, []) })),
    ...withCommon.map(([name, code, text]) => ({ code, test: caseOf(name, text, common) })),
  ];
}
