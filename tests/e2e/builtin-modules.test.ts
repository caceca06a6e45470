// The built-in engine's modules in a browser: each loads there and does its work, under the policy.
import { expect, test as base } from '@playwright/test';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';
import type { BuiltinPage } from '../support/builtin-page/server.ts';

const test = base.extend<object, { served: BuiltinPage }>({
  served: [
    async ({}, use) => {
      const served = await serveBuiltinPage();
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
});

const programs: Readonly<Record<string, { readonly program: string; readonly prints: string }>> = {
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
  querystring: {
    program: `import querystring from 'node:querystring';
      console.log(querystring.stringify({ a: [1, 2] }), { ...querystring.parse('x=1&x=2') });`,
    prints: "a=1&a=2 { x: [ '1', '2' ] }\n",
  },
};

for (const [name, { program, prints }] of Object.entries(programs)) {
  test(`node:${name}`, async ({ page, served }) => {
    await page.goto(served.url);
    await page.waitForFunction(() => 'builtin' in globalThis);
    const files = { 'main.mjs': program };
    const done = await page.evaluate((tree) => globalThis.builtin.run(tree), files);
    expect(done.stderr).toBe('');
    expect(done.stdout).toBe(prints);
    expect(done.result).toMatchObject({ kind: 'exited', code: 0 });
  });
}
