// Parts that must do exactly what this Node does, asked the same questions.
import assert from 'node:assert/strict';
import { Console } from 'node:console';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { posix } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { Cloning } from '../../../src/node/ports/cloning.ts';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { types } from 'node:util';
import { AsyncResource } from '../../../src/node/builtins/async-hooks/resource.ts';
import { createConsole } from '../../../src/node/builtins/console/console.ts';
import { createEvents } from '../../../src/node/builtins/events.ts';
import { createModule } from '../../../src/node/builtins/module/module.ts';
import { createOs } from '../../../src/node/builtins/os.ts';
import { createPath } from '../../../src/node/builtins/path/path.ts';
import { createProcessClock } from '../../../src/node/context/process-clock.ts';
import { Gauge } from '../../../src/node/loop/gauge.ts';
import { createPerfHooks } from '../../../src/node/builtins/perf-hooks/perf-hooks.ts';
import { createUrl } from '../../../src/node/builtins/url/url.ts';
import { createUtil } from '../../../src/node/builtins/util/util.ts';
import * as ownUrl from '../../../src/node/paths/file-url.ts';
import { load } from './loader-harness.ts';
import { fillMissing, nodeModules } from '../../../src/node/builtins/absent/missing.ts';
import * as inspecting from '../../../src/node/parts/inspecting.ts';
import * as globbing from '../../../src/node/parts/rare/globbing.ts';
import * as utilities from '../../../src/node/parts/utilities.ts';
import * as ownPath from '../../../src/node/paths/posix.ts';
import { types as ownTypes } from '../../../src/node/values/type-checks.ts';
import { workingDirectory } from '../../../src/node/paths/working-directory.ts';

const require = createRequire(import.meta.url);
workingDirectory.path = process.cwd();

/** What a call gives, or the name and code of what it throws. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    return { name, code };
  }
}

const paths =
  '| . .. / // /// a a/ /a /a/ a/b /a/b/../c ./a ../a ../../a a/../.. /.. a//b a/./b .a a. a.b .a.b ..a a.b.c /a.b/c a/.. x/ .// /a//'.split(
    /[ |]/,
  );

test('paths of one part', () => {
  const names = [
    'normalize',
    'dirname',
    'basename',
    'extname',
    'parse',
    'isAbsolute',
    'resolve',
  ] as const;
  for (const name of names) {
    for (const path of paths) {
      // Here Node takes the second dot of an absolute `..` for an extension.
      if (name === 'parse' && path === '/..') continue;
      assert.deepEqual(ownPath[name](path), posix[name](path), `${name}(${JSON.stringify(path)})`);
    }
  }
  for (const path of paths) {
    const parsed = ownPath.parse(path);
    assert.equal(ownPath.format(parsed), posix.format(parsed), path);
  }
});

test('paths of two parts', () => {
  for (const first of paths) {
    for (const second of paths) {
      const both = JSON.stringify([first, second]);
      assert.equal(ownPath.join(first, second), posix.join(first, second), `join ${both}`);
      assert.equal(ownPath.resolve(first, second), posix.resolve(first, second), `resolve ${both}`);
      assert.equal(
        ownPath.relative(first, second),
        posix.relative(first, second),
        `relative ${both}`,
      );
      // Asked for a suffix of a path that ends in slashes, Node may forget to take those off.
      if (first.endsWith('/') || second.includes('/')) continue;
      assert.equal(
        ownPath.basename(first, second),
        posix.basename(first, second),
        `basename ${both}`,
      );
    }
  }
});

test('paths and file URLs', () => {
  for (const path of [
    '/a b',
    '/a%b',
    '/a#b?c',
    '/é/中',
    'a/',
    '/a\\b',
    '/a[b]|~',
    '/',
    '//',
    '/a/../',
  ]) {
    assert.equal(ownUrl.pathToFileURL(path).href, pathToFileURL(path).href, path);
  }
  for (const url of [
    'file:///a%20b',
    'file:///%E4%B8%AD',
    'http://x/',
    'file://host/a',
    'file:///a%2fb',
  ]) {
    assert.deepEqual(
      outcome(() => ownUrl.fileURLToPath(url)),
      outcome(() => fileURLToPath(url)),
      url,
    );
  }
});

test('util.types', () => {
  const samples: unknown[] = [
    1,
    'a',
    null,
    undefined,
    {},
    [],
    new Map(),
    new Set(),
    new Date(),
    /x/,
    new Error('x'),
    Promise.resolve(),
    new Uint8Array(),
    new Float64Array(),
    new DataView(new ArrayBuffer(1)),
    new ArrayBuffer(1),
    new SharedArrayBuffer(1),
    new WeakMap(),
    new WeakSet(),
    Object(1),
    Object('a'),
    Object(true),
    Object(1n),
    Object(Symbol('x')),
    function* () {
      yield 1;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- how it is shown is what is compared
    async () => undefined,
    (function* () {
      yield 1;
    })(),
    new Map().entries(),
    new Set().values(),
    (function () {
      // eslint-disable-next-line prefer-rest-params -- what the check is for
      return arguments;
    })(),
    { [Symbol.toStringTag]: 'Date' },
  ];
  for (const [name, check] of Object.entries(ownTypes)) {
    const real = types[name as keyof typeof types] as ((value: unknown) => boolean) | undefined;
    if (!real) continue;
    for (const sample of samples) {
      assert.equal(
        check(sample),
        real(sample),
        `${name}(${Object.prototype.toString.call(sample)})`,
      );
    }
  }
});

test('console', () => {
  type Calls = Record<string, (...args: unknown[]) => void>;
  const program = (console: Calls): void => {
    console['log']?.('%s is %d and %o', 'x', 42, { a: [1] }, 'rest', new Map([[1, { b: 2 }]]));
    console['group']?.('group');
    console['info']?.('two\nlines');
    console['warn']?.(new Set(['中']), [undefined, null], -0, 10n, Symbol('s'));
    console['groupEnd']?.();
    console['table']?.([{ a: 1, b: 'x' }, { a: 2, c: [1, 2] }, 5]);
    console['table']?.(new Map([['k', { z: 1 }]]));
    console['table']?.([['中', 2]]);
    console['table']?.(new Set([1]));
    console['table']?.([{ a: 1, b: 2 }], ['b']);
    console['table']?.('no table');
    console['assert']?.(false, 'no %s', 'way');
    console['assert']?.(false, { a: 1 });
    console['count']?.();
    console['count']?.('x');
    console['countReset']?.();
    console['count']?.();
    console['dir']?.({ a: { b: { c: {} } } }, { depth: 0 });
  };
  const record = (use: (stream: { write(text: string): unknown }) => void): string => {
    let text = '';
    use({ write: (chunk) => (text += chunk) });
    return text;
  };
  const own = record((stream) => {
    program(
      createConsole({
        outlets: { stdout: stream, stderr: stream },
        streams: process,
        warn: () => undefined,
        wantsColors: () => false,
        publish: () => undefined,
        inspecting: () => inspecting,
      }),
    );
  });
  const real = record((calls) => {
    const stream = new Writable({
      write(chunk, _, done) {
        calls.write(String(chunk));
        done();
      },
    });
    program(new Console(stream, stream) as unknown as Calls);
  });
  assert.equal(own, real);
});

test('a module has every name that Node’s has, if only to say what is missing', () => {
  const util = createUtil({
    wantsColors: () => false,
    stdout: () => process.stdout,
    cloning: new Cloning(() => undefined),
    runningSites: () => [],
    ports: undefined as never,
    makeMore: utilities.createUtilMore,
    isDeepStrictEqual: Object.is,
    args: () => [],
    inspecting: () => inspecting,
    nextTick: queueMicrotask,
    warn: () => undefined,
    pid: 1,
    debugSections: '',
    stderr: () => process.stderr,
    printError: () => undefined,
  });
  const { loader } = load({});
  const os = createOs({
    env: () => ({}),
    pid: 1,
    clock: () => 0,
    constants: () => utilities.osConstants,
  });
  const own = {
    events: createEvents(() => AsyncResource),
    module: createModule(
      loader,
      () => assert.fail(),
      () => undefined,
    ),
    os,
    path: createPath(utilities.createWin32, () => globbing),
    perf_hooks: createPerfHooks({
      threadId: 0,
      carry: () => undefined,
      later: queueMicrotask,
      clock: createProcessClock(performance.timeOrigin, 0),
      warn: () => undefined,
      setInterval: (job, delay) => setInterval(job, delay),
      gauge: new Gauge(),
    }),
    url: createUrl(() => assert.fail()),
    util,
  };
  for (const [name, exports] of Object.entries(own)) {
    const names = new Set(Object.keys(fillMissing(name, exports)));
    const lacking = Object.keys(require(`node:${name}`) as object).filter(
      (each) => !names.has(each),
    );
    assert.deepEqual(lacking, [], name);
  }
});

test('os: constants, priorities, and where temporary files go', () => {
  const env: Record<string, string> = { HOME: '/me' };
  const own = createOs({
    env: () => env,
    pid: 1,
    clock: () => 0,
    constants: () => utilities.osConstants,
  });
  assert.deepEqual(own.constants, constants);
  assert.equal(own.homedir(), '/me');
  delete env['HOME'];
  assert.equal(own.homedir(), own.userInfo().homedir);
  assert.equal(own.tmpdir(), '/tmp');
  env['TMPDIR'] = '/else/';
  assert.equal(own.tmpdir(), '/else');
  own.setPriority(5);
  assert.equal(own.getPriority(), 5);
  assert.throws(() => {
    own.setPriority(1, 20);
  }, /"priority" is out of range. It must be >= -20 && <= 19. Received 20/);
});

test('the list of built-in modules is Node’s own', () => {
  const { builtinModules } = require('node:module') as { builtinModules: string[] };
  assert.deepEqual([...nodeModules], builtinModules);
});
