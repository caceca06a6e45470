// The stream that all formats of `node:zlib` have in common.
import type { Transform, finished } from 'node:stream';
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { wholeBytes } from '../../values/bytes.ts';
import type { Warn } from '../../values/warn.ts';
import type { GetBrotli } from './brotli-decoder.ts';
import type { Step } from './codec.ts';
import type { Handle } from './handle.ts';
import { chunkSizeOf, numberOr } from './options.ts';
import type { Options } from './options.ts';

type Done = (error?: Error | null) => void;

/** What the streams of the library have, and what these add. */
export interface ZlibStream extends Transform {
  flush(kind?: unknown, callback?: Done): void;
  close(callback?: Done): void;
  bytesWritten: number;
  _handle: Handle | null;
  _outBuffer: Buffer;
  _outOffset: number;
  _chunkSize: number;
  _defaultFlushFlag: number;
  _finishFlushFlag: number;
  _defaultFullFlushFlag: number;
  _info: unknown;
  _maxOutputLength: number;
  _rejectGarbageAfterEnd: boolean;
  _level: number;
  _strategy: number;
  _mode: number;
  [failed]: Error | null;
  [range]: Flushes['range'];
}

/** The flushes of a format: what `flush` and `finishFlush` may be, and what they are. */
export interface Flushes {
  readonly range: readonly [number, number];
  readonly none: number;
  readonly full: number;
  readonly finish: number;
}

export interface ZlibNeeds {
  readonly Transform: typeof Transform;
  readonly finished: typeof finished;
  readonly Buffer: BufferConstructor;
  readonly kMaxLength: number;
  readonly brotli: GetBrotli;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void) => void;
  /** Calls back as `process.nextTick` does. */
  readonly tick: (job: () => void) => void;
  readonly warn: Warn;
}

export type Base = (
  this: ZlibStream,
  options: Options,
  mode: number,
  handle: Handle,
  flushes: Flushes,
) => void;

const failed = Symbol('kError');
const range = Symbol('kFlushRange');
/** On a chunk that is no data: what to flush. */
const wish = Symbol('kFlushFlag');
type Chunk = Uint8Array & { [wish]?: number };

/** The flushes from the weakest to the strongest. */
const strength = [0, 5, 1, 2, 3, 4];
const noObjects = ['objectMode', 'writableObjectMode', 'readableObjectMode'];

/** More data than the stream may give. */
function tooLarge(bytes: number): Error {
  const message = `Cannot create a Buffer larger than ${String(bytes)} bytes`;
  return nodeError(RangeError, 'ERR_BUFFER_TOO_LARGE', message);
}

function trailingJunk(): Error {
  return nodeError(
    TypeError,
    'ERR_TRAILING_JUNK_AFTER_STREAM_END',
    'Trailing junk found after the end of the compressed stream',
  );
}

/** What a program did with a stream that is closed. */
function bindingClosed(): Error {
  return nodeError(
    Error,
    'ERR_INTERNAL_ASSERTION',
    'zlib binding closed\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
      'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n',
  );
}

/** The class, and the way to have a whole buffer done at once. */
export function createBase({ Transform, finished, Buffer, kMaxLength, tick }: ZlibNeeds) {
  function renew(stream: ZlibStream): void {
    stream._outBuffer = Buffer.allocUnsafe(stream._chunkSize);
    stream._outOffset = 0;
  }

  const ZlibBase: Base = function ZlibBase(options, mode, handle, flushes): void {
    const chunkSize = chunkSizeOf(options);
    const flush = (name: 'flush' | 'finishFlush', fallback: number): number =>
      numberOr(options[name], `options.${name}`, flushes.range, fallback);
    const [defaultFlush, finishFlush] = [
      flush('flush', flushes.none),
      flush('finishFlush', flushes.finish),
    ];
    const limit = numberOr(
      options['maxOutputLength'],
      'options.maxOutputLength',
      [1, kMaxLength],
      kMaxLength,
    );
    const { rejectGarbageAfterEnd = false } = options;
    if (typeof rejectGarbageAfterEnd !== 'boolean') {
      const name = 'options.rejectGarbageAfterEnd';
      throw invalidArgType(name, 'of type boolean', rejectGarbageAfterEnd);
    }
    const own = { ...options, encoding: null, autoDestroy: true, decodeStrings: true };
    for (const name of noObjects) Reflect.deleteProperty(own, name);
    // `flush` of a Transform is something else.
    for (const name of ['flush', 'final', 'transform']) Reflect.deleteProperty(own, name);
    Reflect.apply(Transform, this, [own]);
    Object.assign(this, {
      bytesWritten: 0,
      _handle: handle,
      _chunkSize: chunkSize,
      _defaultFlushFlag: defaultFlush,
      _finishFlushFlag: finishFlush,
      _defaultFullFlushFlag: flushes.full,
      _info: options['info'],
      _maxOutputLength: limit,
      _rejectGarbageAfterEnd: rejectGarbageAfterEnd,
      _mode: mode,
      [failed]: null,
      [range]: flushes.range,
    });
    renew(this);
    handle.onerror = (message, errno, code) => {
      const error = Object.assign(new Error(message), { errno, code });
      this.destroy(error);
      this[failed] = error;
    };
  };
  Object.setPrototypeOf(ZlibBase, Transform);
  Object.setPrototypeOf(ZlibBase.prototype as object, Transform.prototype);

  /** Runs the codec until it wants no more of the chunk, and gives what comes out to the reader. */
  function work(stream: ZlibStream, chunk: Uint8Array, flush: number, done: Done): void {
    let input = chunk;
    const write = (): void => {
      const output = stream._outBuffer.subarray(stream._outOffset);
      stream._handle?.write(flush, input, output, (step) => {
        if (step) took(step, output.length);
      });
    };
    const took = (step: Step, room: number): void => {
      if (stream.destroyed) {
        done();
        return;
      }
      stream.bytesWritten += step.read;
      input = input.subarray(step.read);
      const hasRoom = step.written < room;
      const wantsMore = step.written === 0 || push(stream, step.written);
      if (stream.destroyed) {
        done();
        return;
      }
      if (stream._outOffset >= stream._chunkSize) renew(stream);
      if (hasRoom) {
        if (input.length > 0) {
          // There was room, and the codec took no more: behind its end there is something else.
          if (stream._rejectGarbageAfterEnd) {
            stream.destroy(trailingJunk());
            return;
          }
          stream.push(null);
        }
        done();
      } else if (wantsMore) write();
      else {
        // The reader has enough for now: on with it when it asks.
        stream._read = () => {
          stream._read = Transform.prototype._read;
          write();
        };
      }
    };
    write();
  }

  function push(stream: ZlibStream, written: number): boolean {
    const from = stream._outOffset;
    stream._outOffset += written;
    return stream.push(stream._outBuffer.subarray(from, stream._outOffset));
  }

  /** The same for a whole buffer, at once: gives what came out. */
  function workNow(stream: ZlibStream, chunk: Uint8Array, flush: number): Buffer {
    const pieces: Buffer[] = [];
    let input = chunk;
    let total = 0;
    // It is thrown, and nothing else.
    stream.on('error', () => undefined);
    for (;;) {
      const output = stream._outBuffer.subarray(stream._outOffset);
      const step = (stream._handle as Handle).writeSync(flush, input, output);
      if (!step || stream[failed]) throw stream[failed] as Error;
      input = input.subarray(step.read);
      stream.bytesWritten += step.read;
      total += step.written;
      if (total > stream._maxOutputLength) {
        close(stream);
        throw tooLarge(stream._maxOutputLength);
      }
      pieces.push(output.subarray(0, step.written));
      stream._outOffset += step.written;
      if (stream._outOffset >= stream._chunkSize) renew(stream);
      if (step.written < output.length) break;
    }
    close(stream);
    if (input.length > 0 && stream._rejectGarbageAfterEnd) throw trailingJunk();
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, total);
  }

  function close(stream: ZlibStream): void {
    stream._handle = null;
  }

  const methods = {
    get _closed(): boolean {
      return !(this as unknown as ZlibStream)._handle;
    },
    reset(this: ZlibStream): void {
      if (!this._handle) throw bindingClosed();
      this._handle.reset();
    },
    _flush(this: ZlibStream, callback: Done): void {
      this._transform(Buffer.alloc(0), '' as BufferEncoding, callback);
    },
    _final(this: ZlibStream, callback: Done): void {
      callback();
    },
    flush(this: ZlibStream, kind?: unknown, callback?: Done): void {
      const isGiven = typeof kind !== 'function' && (kind !== undefined || callback);
      const done = isGiven ? callback : (kind as Done | undefined);
      const { _defaultFullFlushFlag: full } = this;
      const wanted = isGiven ? numberOr(kind, 'kind', this[range], full) : full;
      if (this.writableFinished) {
        if (done) tick(done);
      } else if (this.writableEnded) {
        if (done) this.once('end', done);
      } else {
        const chunk: Chunk = Buffer.alloc(0);
        chunk[wish] = wanted;
        this.write(chunk, '' as BufferEncoding, done as never);
      }
    },
    close(this: ZlibStream, callback?: Done): void {
      if (callback) finished(this, callback);
      this.destroy();
    },
    _destroy(this: ZlibStream, error: Error | null, callback: Done): void {
      close(this);
      callback(error);
    },
    _transform(this: ZlibStream, chunk: Chunk, _encoding: unknown, callback: Done): void {
      let flush = chunk[wish] ?? this._defaultFlushFlag;
      // With the last chunk comes the end.
      if (this.writableEnded && this.writableLength === chunk.byteLength) {
        const finish = this._finishFlushFlag;
        if (strength.indexOf(finish) > strength.indexOf(flush)) flush = finish;
      }
      if (!this._handle) tick(callback);
      else work(this, chunk, flush, callback);
    },
    _processChunk(
      this: ZlibStream,
      chunk: Uint8Array,
      flush: number,
      callback?: Done,
    ): Buffer | undefined {
      if (typeof callback !== 'function') return workNow(this, chunk, flush);
      work(this, chunk, flush, callback);
      return undefined;
    },
  };
  Object.defineProperties(ZlibBase.prototype as object, Object.getOwnPropertyDescriptors(methods));

  /** `params` of zlib's own formats. */
  function params(
    this: ZlibStream,
    level: unknown,
    strategy: unknown,
    callback?: () => void,
  ): void {
    const [nextLevel, nextStrategy] = [
      numberOr(level, 'level', [-1, 9], -1),
      numberOr(strategy, 'strategy', [0, 4], 0),
    ];
    if (nextLevel === this._level && nextStrategy === this._strategy) {
      if (callback) tick(callback);
      return;
    }
    this.flush(syncFlush, () => {
      if (!this._handle) throw bindingClosed();
      this._handle.params(nextLevel, nextStrategy);
      if (!this.destroyed) {
        this._level = nextLevel;
        this._strategy = nextStrategy;
        callback?.();
      }
    });
  }

  /** All of `bytes` by a stream, later. */
  function whole(
    stream: ZlibStream,
    bytes: unknown,
    callback: (error: Error | null, result?: unknown) => void,
  ): void {
    checkFunction(callback, 'callback');
    const pieces: Buffer[] = [];
    let total = 0;
    stream.on('readable', () => {
      for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) {
        pieces.push(chunk as Buffer);
        total += (chunk as Buffer).byteLength;
        if (total <= stream._maxOutputLength) continue;
        stream.close();
        stream.removeAllListeners('end');
        callback(tooLarge(stream._maxOutputLength));
        return;
      }
    });
    stream.on('error', callback);
    stream.on('end', () => {
      const buffer = Buffer.concat(pieces, total);
      stream.close();
      callback(null, stream._info ? { buffer, engine: stream } : buffer);
    });
    const given = wholeBytes(bytes);
    stream.end(given ? Buffer.from(given.buffer, given.byteOffset, given.byteLength) : bytes);
  }

  return { ZlibBase, params, whole, workNow };
}

const syncFlush = 2;
