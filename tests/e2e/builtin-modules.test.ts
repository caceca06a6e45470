// The built-in engine's modules in a browser: each loads there and does its work, under the policy.
import { expect } from '@playwright/test';
import { run, test } from './lab.ts';

interface Case {
  readonly program: string;
  /** Files beside it. */
  readonly others?: Readonly<Record<string, string>>;
  readonly prints: string;
}

const programs: Readonly<Record<string, Case>> = {
  fs: {
    program: `import fs from 'node:fs';
      import { readFile, writeFile } from 'node:fs/promises';
      import { execFileSync, fork } from 'node:child_process';
      import { once } from 'node:events';
      import { pipeline } from 'node:stream/promises';
      import { Worker } from 'node:worker_threads';
      console.log(fs.readFileSync(import.meta.filename, 'utf8').length > 100, fs.existsSync('none'));
      await writeFile('a.txt', 'main\\n');
      const worker = new Worker("require('fs').appendFileSync('a.txt', 'worker\\\\n')", { eval: true });
      await once(worker, 'exit');
      await writeFile('child.cjs', "require('fs').appendFileSync('a.txt', 'child\\\\n')");
      await once(fork('./child.cjs'), 'exit');
      console.log((await readFile('a.txt', 'utf8')).trimEnd().split('\\n'));
      console.log(execFileSync('ls').toString().trimEnd().split('\\n'), execFileSync('cat', ['a.txt']).length);
      await pipeline(fs.createReadStream('a.txt'), fs.createWriteStream('b.txt'));
      console.log(fs.statSync('b.txt').size);
      await import('./child.cjs');
      console.log(fs.readFileSync('a.txt').length);
      try { fs.readdirSync('none') } catch (error) { console.log(error.message) }`,
    prints: [
      'true false',
      "[ 'main', 'worker', 'child' ]",
      "[ 'a.txt', 'child.cjs', 'main.mjs' ] 18",
      '18',
      '24',
      "ENOENT: no such file or directory, scandir 'none'\n",
    ].join('\n'),
  },
  async_hooks: {
    program: `import { AsyncLocalStorage, AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
      import { readFile } from 'node:fs/promises';
      import './other.cjs';
      const storage = new AsyncLocalStorage();
      const seen = [];
      const see = (what) => seen.push(what + '=' + storage.getStore());
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      async function task(id) {
        see(id + ' starts');
        await pause(10 - 5 * (id === 'b'));
        see(id + ' after a timer');
        try { await Promise.reject(new Error('x')) } catch { see(id + ' in catch') }
        await readFile('main.mjs');
        see(id + ' after a file');
        for await (const each of (async function* () { yield await pause(1); yield 2 })()) if (each) see(id + ' in a loop');
        await Promise.all([pause(1), (async () => { await null; see(id + ' inside') })()]);
        see(id + ' at the end');
      }
      await Promise.all(['a', 'b'].map((id) => storage.run(id, task, id)));
      see('outside');
      await new Promise((resolve) => storage.run('c', () => {
        process.nextTick(see, 'tick');
        queueMicrotask(() => see('microtask'));
        Promise.resolve().then(() => see('then')).finally(() => see('finally'));
        setImmediate(() => { see('immediate'); resolve() });
      }));
      const resource = storage.run('d', () => new AsyncResource('OWN'));
      resource.runInAsyncScope(see, null, 'resource');
      storage.run('e', () => storage.exit(see, 'exit'));
      const snapshot = storage.run('f', () => AsyncLocalStorage.snapshot());
      snapshot(see, 'snapshot');
      see('outside');
      console.log(seen.filter((each) => !/^[ab] /.test(each)).join(' '));
      for (const id of ['a', 'b']) console.log(seen.filter((each) => each.startsWith(id)).join(' '));
      const types = new Set();
      const hook = createHook({ init: (id, type) => types.add(type) }).enable();
      setTimeout(() => { hook.disable(); console.log(executionAsyncId() > 1, types.has('Timeout'), types.has('PROMISE')) });
      Promise.resolve().then(() => {});
      console.log(await globalThis.fromCommonJs);`,
    others: {
      'other.cjs': `const { AsyncLocalStorage } = require('async_hooks');
        const storage = new AsyncLocalStorage();
        globalThis.fromCommonJs = storage.run('cjs', async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return storage.getStore();
        });`,
    },
    prints:
      'outside=undefined microtask=c then=c finally=c tick=c immediate=c resource=d exit=undefined snapshot=f outside=undefined\n' +
      ['a', 'b']
        .map((id) =>
          [
            'starts',
            'after a timer',
            'in catch',
            'after a file',
            'in a loop',
            'inside',
            'at the end',
          ]
            .map((what) => `${id} ${what}=${id}`)
            .join(' '),
        )
        .join('\n') +
      '\ncjs\ntrue true true\n',
  },
  buffer: {
    program: `import { Buffer as B } from 'node:buffer';
      import { StringDecoder } from 'node:string_decoder';
      console.log(Buffer === B, Buffer.from('hi?>').toString('base64url'), Buffer.from('ab'));
      const decoder = new StringDecoder();
      console.log(decoder.write(Buffer.from([0xe4, 0xb8])) + decoder.write(Buffer.from([0xad])));`,
    prints: 'true aGk_Pg <Buffer 61 62>\n中\n',
  },
  stream: {
    program: `import { Readable, Transform, Stream } from 'node:stream';
      import { pipeline } from 'node:stream/promises';
      import { text } from 'node:stream/consumers';
      import { EventEmitter } from 'node:events';
      const upper = new Transform({ transform(chunk, _, done) { done(null, String(chunk).toUpperCase()) } });
      const [shown] = await Promise.all([text(upper), pipeline(Readable.from(['a', 'b']), upper)]);
      console.log(shown, upper instanceof EventEmitter, upper instanceof Stream);
      console.log(await Readable.from([1, 2, 3]).map((n) => 2 * n).toArray());`,
    prints: 'AB true true\n[ 2, 4, 6 ]\n',
  },
  assert: {
    program: `import assert from 'node:assert/strict';
      try { assert.deepEqual({ a: [1, 2] }, { a: [1, 3] }) } catch (error) { console.log(error.code, error.message) }
      assert.throws(() => { throw new TypeError('no') }, { name: 'TypeError', message: /no/ });
      await assert.rejects(Promise.reject(new Error('x')), /x/);`,
    prints: [
      'ERR_ASSERTION Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '    a: [',
      '      1,',
      '+     2',
      '-     3',
      '    ]',
      '  }\n\n',
    ].join('\n'),
  },
  crypto: {
    program: `import { createHash, randomBytes, randomUUID, webcrypto } from 'node:crypto';
      console.log(createHash('sha256').update('abc').digest('hex').slice(0, 8), randomBytes(4).length, randomUUID().length);
      console.log(webcrypto === crypto);`,
    prints: 'ba7816bf 4 36\ntrue\n',
  },
  url: {
    program: `import { inspect } from 'node:util';
      import { pathToFileURL } from 'node:url';
      console.log(new URL('https://me@host:1/a?b=c#d'));
      console.log(new URL('https://x/?a=1&b=2').searchParams, new URLSearchParams());
      console.log(pathToFileURL('/a') instanceof URL, URL.name, new URL('x:y').constructor === URL);
      for (const call of [() => new URL('no'), () => new URL('/no', 'x'), () => new URLSearchParams().append('a'), () => URLSearchParams.prototype.get.call(1)]) {
        try { call() } catch ({ name, code, message, input, base }) { console.log(name, code, message, input, base) }
      }
      console.log(new URLSearchParams('a=1').has('a', undefined), inspect(new URL('a:b'), { depth: -1 }));`,
    prints: [
      'URL {',
      "  href: 'https://me@host:1/a?b=c#d',",
      "  origin: 'https://host:1',",
      "  protocol: 'https:',",
      "  username: 'me',",
      "  password: '',",
      "  host: 'host:1',",
      "  hostname: 'host',",
      "  port: '1',",
      "  pathname: '/a',",
      "  search: '?b=c',",
      "  searchParams: URLSearchParams { 'b' => 'c' },",
      "  hash: '#d'",
      '}',
      "URLSearchParams { 'a' => '1', 'b' => '2' } URLSearchParams {}",
      'true URL true',
      'TypeError ERR_INVALID_URL Invalid URL no undefined',
      'TypeError ERR_INVALID_URL Invalid URL /no x',
      'TypeError ERR_MISSING_ARGS The "name" and "value" arguments must be specified undefined undefined',
      'TypeError ERR_INVALID_THIS Value of "this" must be of type URLSearchParams undefined undefined',
      'true URL {}\n',
    ].join('\n'),
  },
  perf_hooks: {
    program: `import { createHistogram, eventLoopUtilization, performance, timerify } from 'node:perf_hooks';
      const histogram = createHistogram();
      timerify((n) => n, { histogram })(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      console.log(histogram.count, eventLoopUtilization().idle > 0, typeof performance.toJSON().nodeTiming);`,
    prints: '1 true object\n',
  },
  readline: {
    program: `import { writeFileSync, createReadStream } from 'node:fs';
      import { createInterface } from 'node:readline';
      writeFileSync('lines', 'a\\nb\\r\\nc');
      for await (const line of createInterface({ input: createReadStream('lines'), crlfDelay: Infinity })) console.log(line);`,
    prints: 'a\nb\nc\n',
  },
  util: {
    program: `import { parseArgs, MIMEType, getSystemErrorName } from 'node:util';
      import http from 'node:http';
      console.log(parseArgs({ args: ['-v'], options: { verbose: { type: 'boolean', short: 'v' } } }).values.verbose);
      console.log(String(new MIMEType('text/html; charset=x')), getSystemErrorName(-2));
      try { http.createServer() } catch (error) { console.log(error.message) }`,
    prints:
      'true\ntext/html;charset=x ENOENT\nhttp.createServer is not available in the built-in engine\n',
  },
  querystring: {
    program: `import querystring from 'node:querystring';
      console.log(querystring.stringify({ a: [1, 2] }), { ...querystring.parse('x=1&x=2') });`,
    prints: "a=1&a=2 { x: [ '1', '2' ] }\n",
  },
};

for (const [name, { program, others, prints }] of Object.entries(programs)) {
  test(`node:${name}`, async ({ sharedLab }) => {
    const done = await run(sharedLab, { ...others, 'main.mjs': program });
    expect(done.stderr).toBe('');
    expect(done.stdout).toBe(prints);
    expect(done.result).toMatchObject({ kind: 'exited', code: 0 });
  });
}

test('node:punycode works, and is warned of as in Node', async ({ sharedLab }) => {
  const done = await run(
    sharedLab,
    "import punycode from 'node:punycode'; console.log(punycode.toASCII('中.tw'));",
  );
  expect(done.stdout).toBe('xn--fiq.tw\n');
  expect(done.stderr).toContain(
    '[DEP0040] DeprecationWarning: The `punycode` module is deprecated.',
  );
});
