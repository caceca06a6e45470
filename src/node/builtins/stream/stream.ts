// `node:stream` and `stream/consumers`: the library's streams, brought to Node 24.
import type { Duplex } from 'node:stream';
// Before the library, which takes its errors when it is read.
import './library-errors.ts';
import stream from 'readable-stream/lib/stream.js';
import { bringUpToDate } from './newer.ts';
import { createConversions } from './web.ts';

type Chunks = AsyncIterable<Uint8Array | string>;
type StreamModule = typeof stream;

/** The exports of `node:stream`. */
export function createStream() {
  bringUpToDate(stream);
  const conversions = createConversions(stream);
  for (const [name, methods] of Object.entries(conversions)) {
    Object.assign(Reflect.get(stream, name) as object, methods);
  }
  return Object.assign(stream, {
    _isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
    duplexPair: (options?: object) => duplexPair(stream, options),
  });
}

/** Two ends of one pipe: what is written to one is read from the other. */
function duplexPair({ Duplex }: StreamModule, options: object = {}): [Duplex, Duplex] {
  const taken: [(() => void) | undefined, (() => void) | undefined] = [undefined, undefined];
  const end = (own: 0 | 1, other: 0 | 1): Duplex =>
    new Duplex({
      ...options,
      read() {
        const next = taken[own];
        taken[own] = undefined;
        next?.();
      },
      write(chunk: Uint8Array, _encoding, done) {
        // The writer waits until the reader asks for more.
        taken[other] = done;
        pair[other].push(chunk);
      },
      final(done) {
        pair[other].on('end', done);
        pair[other].push(null);
      },
    });
  const pair: [Duplex, Duplex] = [end(0, 1), end(1, 0)];
  return pair;
}

/** The exports of `node:stream/consumers`. */
export function createStreamConsumers(Buffer: BufferConstructor) {
  /** In memory of their own: that of small buffers is shared. */
  const bytes = async (stream: Chunks): Promise<Uint8Array<ArrayBuffer>> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) {
      // As a Blob takes its parts: what is neither text nor bytes is made text.
      chunks.push(ArrayBuffer.isView(chunk) ? Buffer.from(chunk) : Buffer.from(String(chunk)));
    }
    return new Uint8Array(Buffer.concat(chunks));
  };
  const text = async (stream: Chunks): Promise<string> => {
    const decoder = new TextDecoder();
    let all = '';
    for await (const chunk of stream) {
      all += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    }
    return all + decoder.decode();
  };
  return {
    arrayBuffer: async (stream: Chunks) => (await bytes(stream)).buffer,
    blob: async (stream: Chunks) => new Blob([await bytes(stream)]),
    buffer: async (stream: Chunks) => Buffer.from((await bytes(stream)).buffer),
    bytes,
    json: async (stream: Chunks) => JSON.parse(await text(stream)) as unknown,
    text,
  };
}
