// The memory that small buffers share, and that nobody takes away from them, held to real Node.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'which buffers share memory': `
    const tell = (buffer) => [buffer.length, buffer.buffer.byteLength === Buffer.poolSize, buffer.byteOffset % 8];
    const makers = {
      text: () => Buffer.from('abc'), hex: () => Buffer.from('6162', 'hex'), array: () => Buffer.from([1, 2]), copy: () => Buffer.from(new Uint8Array(5)),
      like: () => Buffer.from({ length: 2, 0: 1 }), unsafe: () => Buffer.allocUnsafe(10), slow: () => Buffer.allocUnsafeSlow(10), alloc: () => Buffer.alloc(10),
      concat: () => Buffer.concat([Buffer.from('a'), Buffer.from('b')]), of: () => Buffer.of(1), bytes: () => Buffer.copyBytesFrom(new Uint16Array(3)),
      none: () => Buffer.from(''), half: () => Buffer.allocUnsafe(32768), less: () => Buffer.allocUnsafe(32767), long: () => Buffer.from('x'.repeat(32768)),
    };
    console.log(Buffer.poolSize, Object.getOwnPropertyDescriptor(Buffer, 'poolSize'));
    for (const [what, make] of Object.entries(makers)) console.log(what, tell(make()));
    const [a, b, c] = ['a', 'b'.repeat(9), 'c'].map((text) => Buffer.from(text));
    console.log(a.buffer === c.buffer, b.byteOffset - a.byteOffset, c.byteOffset - b.byteOffset, String(a), String(b), String(c));
    Buffer.poolSize = 16;
    console.log(tell(Buffer.allocUnsafe(7))[0], Buffer.allocUnsafe(10).buffer.byteLength);`,
  'and stays where it is': `
    import { MessageChannel, isMarkedAsUntransferable, markAsUntransferable } from 'node:worker_threads';
    const attempt = async (what, act) => { try { console.log(what, await act()); } catch (error) { console.log(what, error.name, error.message); } };
    const pooled = Buffer.from('a');
    const { port1, port2 } = new MessageChannel();
    await attempt('in a list', () => port1.postMessage(pooled, [pooled.buffer]));
    await attempt('as a clone', () => structuredClone(pooled, { transfer: [pooled.buffer] }));
    await attempt('transfer', () => pooled.buffer.transfer());
    await attempt('enqueue', () => new ReadableStream({ type: 'bytes', start(controller) { controller.enqueue(Buffer.from('abc')); } }).getReader().read());
    const source = new ReadableStream({ type: 'bytes', pull(controller) { controller.enqueue(Uint8Array.of(1)); } });
    await attempt('read', () => source.getReader({ mode: 'byob' }).read(Buffer.allocUnsafe(2)));
    const marked = markAsUntransferable(new ArrayBuffer(4)) ?? new ArrayBuffer(5);
    console.log(marked.transfer().byteLength, isMarkedAsUntransferable(pooled.buffer), String(pooled));
    port2.once('message', (got) => { console.log(got.length, got.buffer.byteLength, String.fromCharCode(got[0])); port1.close(); });
    port1.postMessage(pooled);`,
};

for (const [what, program] of Object.entries(programs)) {
  test(what, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}

test('what has memory of its own', async ({ sharedLab }) => {
  await asInNode(sharedLab, {
    'text.txt': 'hello there',
    'main.mjs': `
    import fs from 'node:fs';
    import crypto from 'node:crypto';
    import zlib from 'node:zlib';
    import v8 from 'node:v8';
    import { execFileSync } from 'node:child_process';
    import { Readable } from 'node:stream';
    import { buffer, bytes } from 'node:stream/consumers';
    const tell = (name, { byteLength, buffer }) => console.log(name, buffer.byteLength === byteLength ? 'own' : 'shared');
    const key = Buffer.alloc(16);
    const cipher = crypto.createCipheriv('aes-128-gcm', key, key);
    tell('update', cipher.update('a text'));
    cipher.final();
    tell('tag', cipher.getAuthTag());
    tell('digest', crypto.createHash('sha1').update('x').digest());
    tell('hash', crypto.hash('sha1', 'x', 'buffer'));
    tell('hmac', crypto.createHmac('sha1', 'k').update('x').digest());
    tell('pbkdf2', crypto.pbkdf2Sync('a', 'b', 1, 8, 'sha1'));
    tell('scrypt', crypto.scryptSync('a', 'b', 8, { N: 2 }));
    const { privateKey } = crypto.generateKeyPairSync('ed25519');
    tell('sign', crypto.sign(null, key, privateKey));
    tell('export', crypto.createSecretKey(key).export());
    tell('der', privateKey.export({ type: 'pkcs8', format: 'der' }));
    tell('random', crypto.randomBytes(8));
    tell('gunzip', zlib.gunzipSync(zlib.gzipSync('abc')));
    tell('serialize', v8.serialize(1));
    tell('child', execFileSync('node', ['-e', 'console.log(1)']));
    tell('consumed', await buffer(Readable.from(['a'])));
    tell('consumed', await bytes(Readable.from(['a'])));
    for await (const chunk of fs.createReadStream('text.txt')) tell('read', chunk);`,
  });
});
