// `node:zlib` and what stands on it, in the page: the same program, held to real Node.
import { asInNode, test } from './lab.ts';

const program = `
  import zlib from 'node:zlib';
  import { pipeline } from 'node:stream/promises';
  import { Readable, Writable } from 'node:stream';
  import { promisify } from 'node:util';
  import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
  import { buffer as bytes, text } from 'node:stream/consumers';
  const words = 'work that waits '.repeat(4000);
  for (const [compress, restore] of [['gzip', 'gunzip'], ['deflateRaw', 'inflateRaw'], ['brotliCompress', 'brotliDecompress'], ['zstdCompress', 'zstdDecompress']]) {
    const small = await promisify(zlib[compress])(words);
    const back = await promisify(zlib[restore])(small);
    console.log(compress, small.length < words.length / 20, String(back) === words, String(zlib[restore + 'Sync'](zlib[compress + 'Sync'](words))) === words);
  }
  writeFileSync('words.txt', words);
  await pipeline(createReadStream('words.txt'), zlib.createGzip({ level: 9 }), createWriteStream('words.gz'));
  const parts = [];
  await pipeline(createReadStream('words.gz', { highWaterMark: 7 }), zlib.createUnzip(), new Writable({ write(chunk, _, done) { parts.push(chunk); done(); } }));
  console.log(Buffer.concat(parts).equals(Buffer.from(words)), readFileSync('words.gz').length < 500);
  const order = [];
  zlib.deflate('a', () => order.push('zlib'));
  setImmediate(() => order.push('immediate'));
  process.nextTick(() => order.push('tick'));
  order.push('now');
  await promisify(zlib.deflate)('b');
  console.log(order.filter((each) => each !== 'immediate').join());
  const stream = zlib.createInflate();
  stream.on('error', ({ code, errno, message }) => console.log(code, errno, message, stream.destroyed)).on('close', () => console.log('closed'));
  stream.end('no zlib at all');
  await new Promise((done) => stream.on('close', done));
  for (const format of ['gzip', 'deflate', 'deflate-raw', 'brotli']) {
    const packed = new ReadableStream({ start(to) { to.enqueue(Buffer.from('hello ')); to.enqueue(Buffer.from('streams')); to.close(); } }).pipeThrough(new CompressionStream(format));
    console.log(format, await text(packed.pipeThrough(new DecompressionStream(format))));
  }
  try { new CompressionStream('zip'); } catch ({ name, code, message }) { console.log(name, code, message); }
  console.log(await text(Readable.from(['x', 'y']).pipe(zlib.createDeflate()).pipe(zlib.createInflate())));
  class Own extends zlib.Gzip { constructor() { super({ level: 1 }); this.mine = true; } }
  const own = new Own();
  own.end('mine');
  console.log(own instanceof zlib.Gzip, own.mine, String(zlib.gunzipSync(await bytes(own))));`;

test('as in Node: what is compressed and restored', async ({ sharedLab }) => {
  await asInNode(sharedLab, program);
});
