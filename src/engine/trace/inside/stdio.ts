// Runs inside the reader's Node: frames what it prints, below the streams that programs see.
import type * as Fs from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type * as Strings from 'node:string_decoder';
import type * as Threads from 'node:worker_threads';
import type { Source } from '../../types.ts';
import type { Kit, Origin, Segment, Stream } from './kit.ts';

type Done = (error?: Error | null) => void;
interface Piece {
  readonly chunk: string | Uint8Array;
  readonly encoding: BufferEncoding;
}

/**
 * Frames the output of this thread. A main thread writes frames into the run's output. A worker
 * sends each chunk as it is, with a mark before it: Node hands both to the parent thread, which
 * takes the mark off again in `claim`, so that nobody but the parser ever sees one.
 */
export function traceStdio(require: NodeJS.Require, kit: Kit): void {
  const threads = require('node:worker_threads') as typeof Threads;
  const fs = require('node:fs') as typeof Fs;
  const { StringDecoder } = require('node:string_decoder') as typeof Strings;
  const decoders = new Map<string, Strings.StringDecoder>();

  function decode(source: Source, kind: Stream, { chunk, encoding }: Piece): string {
    if (typeof chunk === 'string' && /^utf-?8$/i.test(encoding)) return chunk.toWellFormed();
    const id = `${source.pid}.${source.threadId}.${kind}`;
    const decoder = decoders.get(id) ?? new StringDecoder('utf8');
    decoders.set(id, decoder);
    return decoder.write(
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk),
    );
  }

  /** The parts of a chunk by origin: one, unless it only passes through this thread. */
  function partsOf(piece: Piece): (Origin & Piece)[] {
    const { chunk } = piece;
    const segments = typeof chunk === 'string' ? undefined : kit.origins.get(chunk);
    if (!segments || typeof chunk === 'string') {
      kit.printing();
      return [{ source: kit.self, at: kit.now(), ...piece }];
    }
    let start = 0;
    return segments.map(({ source, at, size }) => {
      start += size;
      return { source, at, chunk: chunk.subarray(start - size, start), encoding: piece.encoding };
    });
  }

  /** The frames of one chunk, each short enough to be written whole. */
  function framesOf(kind: Stream, piece: Piece): string[] {
    return partsOf(piece).flatMap(({ source, at, chunk, encoding }) => {
      const text = kit.tidy(decode(source, kind, { chunk, encoding }));
      if (text === '') return [];
      const whole = kit.frame({ at, source, kind, text });
      if (whole.length <= kit.wire.limit) return [whole];
      // A character becomes at most six: a sixth of the limit, less what stands around it.
      const step = Math.floor((kit.wire.limit - 512) / 6);
      const frames = [];
      for (let start = 0; start < text.length; start += step) {
        frames.push(kit.frame({ at, source, kind, text: text.slice(start, start + step) }));
      }
      return frames;
    });
  }

  function traceMainStream(stream: Writable, kind: Stream): void {
    const write = stream._write.bind(stream);
    const put = (frames: string[], done: Done): void => {
      if (frames.length === 0) frames = [''];
      let pending = frames.length;
      let failure: Error | null | undefined;
      for (const frame of frames) {
        write(frame, 'latin1', (error) => {
          failure ??= error;
          pending -= 1;
          if (pending === 0) done(failure);
        });
      }
    };
    kit.hide(stream, '_write', (chunk: Piece['chunk'], encoding: BufferEncoding, done: Done) => {
      put(framesOf(kind, { chunk, encoding }), done);
    });
    kit.hide(stream, '_writev', (pieces: Piece[], done: Done) => {
      put(
        pieces.flatMap((piece) => framesOf(kind, piece)),
        done,
      );
    });
    kit.put = (record) => {
      put([kit.frame(record)], () => undefined);
    };
  }

  function traceWorkerStream(stream: Writable, kind: Stream): void {
    const writev = stream._writev?.bind(stream);
    if (!writev) return;
    const mark = (piece: Piece): Piece[] =>
      partsOf(piece).flatMap(({ source, at, chunk, encoding }) => [
        { chunk: kit.frame({ at, source, kind, text: '' }), encoding: 'latin1' },
        { chunk, encoding },
      ]);
    kit.hide(stream, '_write', (chunk: Piece['chunk'], encoding: BufferEncoding, done: Done) => {
      writev(mark({ chunk, encoding }), done);
    });
    kit.hide(stream, '_writev', (pieces: Piece[], done: Done) => {
      writev(pieces.flatMap(mark), done);
    });
  }

  /** Frames what goes round the streams, straight to a descriptor. */
  function traceWriteSync(): void {
    const { writeSync } = fs;
    const writeWhole = (fd: number, frame: string): void => {
      let rest = Buffer.from(frame, 'latin1');
      while (rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(fd, rest));
        } catch (error) {
          // A full pipe: the reader of the output is behind. A frame once begun must be finished.
          if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        }
      }
    };
    const traced = (fd: number, data: unknown, ...rest: unknown[]): number => {
      const stream = kit.heritage.streams[fd];
      const plain = typeof data === 'string' || rest.length === 0;
      const framed = typeof data === 'string' && data.startsWith(kit.wire.opening);
      if ((fd !== 1 && fd !== 2) || !stream || !plain || framed) {
        return Reflect.apply(writeSync, fs, [fd, data, ...rest]) as number;
      }
      const encoding = (rest[1] ?? 'utf8') as BufferEncoding;
      const chunk =
        typeof data === 'string' ? Buffer.from(data, encoding) : (data as NodeJS.TypedArray);
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      for (const frame of framesOf(stream, { chunk: bytes, encoding: 'utf8' })) {
        writeWhole(fd, frame);
      }
      return bytes.length;
    };
    Object.defineProperty(traced, 'name', { value: 'writeSync' });
    fs.writeSync = traced;
  }

  const streams: [Writable, number][] = [
    [process.stderr, 2],
    [process.stdout, 1],
  ];
  for (const [stream, fd] of streams) {
    const kind = kit.heritage.streams[fd];
    if (!threads.isMainThread) traceWorkerStream(stream, fd === 1 ? 'stdout' : 'stderr');
    else if (kind) traceMainStream(stream, kind);
  }
  traceWriteSync();
}

/** Makes what arrives in a readable stream known as the output of `source`, and takes marks off. */
export function makeClaim(kit: Kit): (stream: Readable | null, source: Source) => void {
  return (stream, source) => {
    if (!stream) return;
    const push = stream.push.bind(stream);
    const emit = stream.emit.bind(stream);
    let marked: Origin | undefined;
    let arrived: Segment[] = [];

    kit.hide(stream, 'push', (chunk: string | Uint8Array | null, encoding?: BufferEncoding) => {
      if (typeof chunk === 'string' && chunk.startsWith(kit.wire.opening)) {
        const json = chunk.slice(kit.wire.opening.length, -kit.wire.closing.length);
        marked = JSON.parse(json) as Origin;
        return true;
      }
      if (chunk === null) return push(null);
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
      const origin = marked ?? { source, at: kit.now() };
      arrived.push({ source: origin.source, at: origin.at, size: bytes.length });
      marked = undefined;
      return push(bytes);
    });

    // The stream may join or cut what was pushed: count the bytes it gives away.
    kit.hide(stream, 'emit', (event: string | symbol, ...args: unknown[]) => {
      const [chunk] = args;
      if (event === 'data' && chunk instanceof Uint8Array) {
        const segments: Segment[] = [];
        let left = chunk.length;
        while (left > 0 && arrived[0]) {
          const [first, ...rest] = arrived;
          const size = Math.min(left, first.size);
          segments.push({ ...first, size });
          arrived = size < first.size ? [{ ...first, size: first.size - size }, ...rest] : rest;
          left -= size;
        }
        if (left === 0) kit.origins.set(chunk, segments);
      }
      return emit(event, ...args);
    });
  };
}
