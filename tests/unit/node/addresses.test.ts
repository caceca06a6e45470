// Windows paths, the old URL functions and query strings: held against this Node's own, at random.
import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import realQuerystring from 'node:querystring';
import { test } from 'node:test';
import realUrl from 'node:url';
import punycode from 'punycode/punycode.es6.js';
import { createLegacyUrl } from '../../../src/node/builtins/url/legacy.ts';
import { createUrl } from '../../../src/node/builtins/url/url.ts';
import { createWin32 } from '../../../src/node/builtins/path/win32.ts';
import { createQuerystring } from '../../../src/node/builtins/querystring.ts';
import * as globbing from '../../../src/node/parts/rare/globbing.ts';
import { randomBelow } from '../random.ts';

type Calls = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What a call gives, or what it throws. */
function outcome(call: () => unknown): unknown {
  try {
    return JSON.stringify(call());
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { name, message, code };
  }
}

/** Texts made of these pieces, the same ones in every run. */
function texts(pieces: readonly string[], seed: number): () => string {
  const below = randomBelow(seed);
  return () => Array.from({ length: below(8) }, () => pieces[below(pieces.length)] ?? '').join('');
}

/** Calls a function of both by its name: they must give the same, or fail alike. */
function comparing(own: Calls, real: Calls) {
  return (name: string, ...args: unknown[]): void => {
    const said = `${name}(${JSON.stringify(args)})`;
    assert.deepEqual(
      outcome(() => own[name]?.(...args)),
      outcome(() => real[name]?.(...args)),
      said,
    );
  };
}

test('Windows paths', () => {
  const pieces = 'a B .. . \\ / \\\\ C: c: d: ? .txt CON: nul: x.y // srv : com1:'.split(' ');
  const next = texts([...pieces, ' '], 1);
  const own = createWin32({ resolve: () => process.cwd() }, () => globbing) as unknown as Calls;
  const real = win32 as unknown as Calls;
  const one = 'normalize isAbsolute dirname basename extname parse toNamespacedPath resolve';
  for (let count = 0; count < 2000; count += 1) {
    const [first, second] = [next(), next()];
    for (const name of one.split(' ')) {
      const said = `${name}(${JSON.stringify(first)})`;
      assert.equal(
        outcome(() => own[name]?.(first)),
        outcome(() => real[name]?.(first)),
        said,
      );
    }
    for (const name of ['join', 'relative', 'resolve']) {
      // Of two servers without a share Node compares letters where this compares segments.
      if (name === 'relative' && [first, second].some((each) => /^[\\/]{2}/u.test(each))) continue;
      const said = `${name}(${JSON.stringify([first, second])})`;
      assert.equal(
        outcome(() => own[name]?.(first, second)),
        outcome(() => real[name]?.(first, second)),
        said,
      );
    }
    const parsed = win32.parse(first);
    assert.equal(
      outcome(() => own['format']?.(parsed)),
      outcome(() => win32.format(parsed)),
      first,
    );
  }
});

test('url.parse, format and resolve', () => {
  const pieces =
    'a b.c / // \\ ? # @ : http: https:// file: mailto: javascript: x: .. . 80 x=1 & [::1] %41 ' +
    "\t ' É 中.tw u:p@ user@ host HTTP:// < ws:// ;";
  const next = texts([...pieces.split(' '), ' '], 2);
  const warned: string[] = [];
  const own = createLegacyUrl({
    queries: realQuerystring as Parameters<typeof createLegacyUrl>[0]['queries'],
    punycode,
    resolveWindows: (path) => win32.resolve(path),
    warn: (_, __, code) => warned.push(String(code)),
  }) as unknown as Calls;
  const real = realUrl as unknown as Calls;
  const same = comparing(own, real);
  // This Node warns of the same, once.
  const quiet = process.listeners('warning');
  process.removeAllListeners('warning');
  for (let count = 0; count < 3000; count += 1) {
    const [first, second] = [next(), next()];
    same('parse', first);
    same('parse', first, true);
    same('parse', first, false, true);
    same('format', first);
    same('resolve', first, second);
    same('domainToASCII', first);
    if (URL.canParse(first)) {
      const url = new URL(first);
      for (const name of ['auth', 'fragment', 'search']) same('format', url, { [name]: false });
      same('format', url, { unicode: true });
    }
  }
  setImmediate(() => {
    for (const listener of quiet) process.on('warning', listener);
  });
  assert.deepEqual(new Set(warned), new Set(['DEP0169', 'DEP0170']));
});

test('hosts that are not ASCII, and paths and URLs of Windows', () => {
  const legacy = createLegacyUrl({
    queries: realQuerystring as Parameters<typeof createLegacyUrl>[0]['queries'],
    punycode,
    resolveWindows: (path) => win32.resolve(path),
    warn: () => undefined,
  });
  const own = createUrl(() => legacy) as unknown as Calls;
  const same = comparing(own, realUrl as unknown as Calls);
  for (const host of ['é.fr', 'a⁇b', 'a℀b', '\u00AD', '中.tw', 'a＠b', 'É.FR', '１.2.3.4']) {
    same('parse', `http://${host}/x`);
  }
  const windows = { windows: true };
  const paths =
    'C:\\a b\\|C:\\a%?#\n|\\\\srv\\share\\f|\\\\srv|\\\\\\x|\\\\?\\UNC\\srv\\s\\f|\\\\?\\C:\\é';
  for (const path of paths.split('|')) same('pathToFileURL', path, windows);
  const urls = '///C:/a%20b|//srv/x/y|///a|///C:/a%2Fb|///C:/a%5Cb|//xn--e1aybc/x';
  for (const url of urls.split('|')) same('fileURLToPath', `file:${url}`, windows);
});

test('query strings, at random', () => {
  const pieces = 'a b = & && + %20 % %4 %zz %C3%A9 %E9 é x 1 \uD801 ; : __proto__ toString 中';
  const next = texts([...pieces.split(' '), ' ', '\0'], 3);
  const own = createQuerystring() as unknown as Calls;
  const real = realQuerystring as unknown as Calls;
  const same = comparing(own, real);
  for (let count = 0; count < 3000; count += 1) {
    const text = next();
    same('parse', text);
    same('parse', text, null, null, { maxKeys: 2 });
    same('escape', text);
    same('unescape', text);
    same('stringify', { [text]: next(), list: [next(), 1, true, null], n: 1e21, none: [] });
  }
});
