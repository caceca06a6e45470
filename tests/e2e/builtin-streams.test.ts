// Node's streams and the web's, as Node 24 has them.
import { asInNode, test } from './lab.ts';

/** Prints what each call gives, or the error that it throws or rejects with. */
export const telling = `
const tell = async (name, call) => {
  try {
    console.log(name, await call());
  } catch (error) {
    console.log(name, 'threw', error?.name, error?.code, error?.message);
  }
};
`;

test('streams hold as many bytes as Node’s', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `import * as stream from 'node:stream';
import fs from 'node:fs';
import zlib from 'node:zlib';
console.log(stream.getDefaultHighWaterMark(false), stream.getDefaultHighWaterMark(true));
const { Readable, Writable, Duplex, PassThrough } = stream;
const { readableHighWaterMark, writableHighWaterMark } = new Duplex();
console.log(readableHighWaterMark, writableHighWaterMark);
console.log(new Readable().readableHighWaterMark, new Writable().writableHighWaterMark);
console.log(new PassThrough({ objectMode: true }).readableHighWaterMark);
console.log(fs.createWriteStream('out').writableHighWaterMark);
console.log(fs.createReadStream('main.mjs').readableHighWaterMark);
console.log(zlib.createGzip().readableHighWaterMark, zlib.createGunzip().writableHighWaterMark);
`,
  );
});

test('pipeline refuses at once to write into what is destroyed', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `import { PassThrough, Readable, pipeline, promises } from 'node:stream';
${telling}
const dead = () => new PassThrough().destroy();
const source = () => Readable.from(['a']);
const pipe = (...streams) => new Promise((resolve) => {
  pipeline(...streams, (error) => resolve(error?.code));
});
await tell('last', () => pipe(source(), dead()));
await tell('middle', () => pipe(source(), dead(), new PassThrough()));
await tell('list', () => pipe([source(), dead()]));
await tell('of a function', () => pipe(source(), async function* (chunks) { yield* chunks; }, dead()));
await tell('source', () => pipe(dead(), new PassThrough()));
await tell('promise', () => promises.pipeline(source(), dead()));
`,
  );
});

test('callbacks, encodings, disposal and errors of streams are Node 24’s', async ({
  sharedLab,
}) => {
  await asInNode(
    sharedLab,
    `import { Duplex, Readable, Writable } from 'node:stream';
${telling}
const sink = () => new Writable({ write: (chunk, encoding, done) => done() });
const failing = (stream) => stream.on('error', ({ name, code, message }) => console.log('error', name, code, message));
await tell('write', () => new Promise((resolve) => sink().write('x', (...told) => resolve(told))));
await tell('end', () => new Promise((resolve) => sink().end('x', (...told) => resolve(told))));
await tell('readable', () => new Readable({ defaultEncoding: 'klingon' }));
await tell('writable', () => new Writable({ defaultEncoding: 'klingon' }));
for (const stream of [sink(), new Duplex({ read() {}, write() {} }), Readable.from('a')]) {
  failing(stream);
  await tell('disposed', () => stream[Symbol.asyncDispose]());
  await tell('destroyed', () => stream.destroyed);
}
await tell('twice', () => new Promise((resolve) => {
  const stream = new Writable({ write: (chunk, encoding, done) => done(), final(done) { process.nextTick(done); process.nextTick(done); } });
  stream.on('error', ({ message }) => resolve(message)).end();
}));
await tell('operators', () => Readable.prototype.asIndexedPairs);
`,
  );
});

test('what older programs import with an underscore is there', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `import module, { createRequire } from 'node:module';
import stream from 'node:stream';
import http from 'node:http';
const require = createRequire(import.meta.url);
console.log(module.builtinModules.filter((name) => name.startsWith('_')));
for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  console.log(require('_stream_' + name.toLowerCase()) === stream[name]);
}
console.log(require('_http_agent').Agent === http.Agent, Object.keys(require('_http_outgoing')).includes('OutgoingMessage'));
console.log(typeof require('_http_server').STATUS_CODES[200], typeof require('_tls_wrap').connect);
`,
  );
});

test('ReadableStream.from', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const { from } = ReadableStream;
await tell('property', () => Object.getOwnPropertyDescriptor(ReadableStream, 'from'));
for (const source of [5, {}, null, undefined, { [Symbol.iterator]: 5 }, { [Symbol.iterator]: () => 5 }]) {
  await tell('refused', () => from(source));
}
const all = async (source) => {
  const list = [];
  for await (const each of from(source)) list.push(each);
  return list;
};
await tell('promises', () => all([Promise.resolve(1), 2]));
await tell('text', () => all('abc'));
await tell('generator', () => all((async function* () { yield 1; throw new Error('no'); })()));
await tell('stream', () => all(from([1, 2])));
await tell('step', () => from({ [Symbol.iterator]: () => ({ next: () => 5 }) }).getReader().read());
const ending = (given) => {
  const steps = { next: async () => ({ value: 1, done: false }), return: async (why) => (console.log(why), given) };
  return from({ [Symbol.asyncIterator]: () => steps }).getReader();
};
for (const given of [{}, 5]) {
  const reader = ending(given);
  await tell('read', () => reader.read());
  await tell('cancelled', () => reader.cancel('why'));
}
`,
  );
});
