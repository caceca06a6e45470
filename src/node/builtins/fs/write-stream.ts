// `fs.WriteStream`: a file as a stream to write.
import type { Writable } from 'node:stream';
import { invalidArgType } from '../../errors/node-error.ts';
import { toBoolean } from './arguments.ts';
import type { FsContext } from './fs-context.ts';
import { checkCall, copyOptions, inherit, perform, prepare, toPlace } from './file-stream.ts';
import type { Done, FileStream, StreamConstructor } from './file-stream.ts';

const defaultSize = 64 * 1024;

/** Calls of `fs` that were given in place of the module's: those that are missing are not used. */
function checkCalls(stream: FileStream, own: object): void {
  for (const name of ['open', 'close']) checkCall(own, name);
  const [hasWrite, hasWritev] = ['write', 'writev'].map(
    (name) => Reflect.get(own, name) !== undefined,
  );
  if (!hasWrite && !hasWritev) {
    throw invalidArgType('options.fs.write', 'of type function', undefined);
  }
  for (const [name, given] of [
    ['write', hasWrite],
    ['writev', hasWritev],
  ] as const) {
    if (given) checkCall(own, name);
    else Object.defineProperty(stream, `_${name}`, { value: null, writable: true });
  }
}

/** The class. `fs` is the module, whose calls a program may have replaced. */
export function createWriteStreamClass(context: FsContext, fs: object): StreamConstructor {
  const { Writable } = context.streams();

  const WriteStream: StreamConstructor = function WriteStream(path, given) {
    if (!(this instanceof (WriteStream as never))) {
      return Reflect.construct(WriteStream, [path, given]) as unknown;
    }
    const options = copyOptions(given);
    const { fs: own, start, flush } = options;
    if (own) checkCalls(this, own);
    options['highWaterMark'] ??= defaultSize;
    options['decodeStrings'] = true;
    options['autoDestroy'] = options['autoClose'] ?? true;
    this.flush = toBoolean(flush ?? undefined, 'options.flush', false);
    prepare(this, path, options, fs, 'w');
    this.bytesWritten = 0;
    this.start = start === undefined ? undefined : toPlace(start, 'start');
    this.pos = this.start;
    (Writable as unknown as StreamConstructor).call(this, options);
    if (options['encoding']) {
      (this as unknown as Writable).setDefaultEncoding(options['encoding'] as BufferEncoding);
    }
    return undefined;
  };

  inherit(
    WriteStream,
    Writable,
    {
      _write(this: FileStream, data: Uint8Array, _encoding: string, done: Done): void {
        const position = this.pos;
        if (this.pos !== undefined) this.pos += data.length;
        writeAll(this, data, position, done);
      },
      _writev(this: FileStream, data: readonly { readonly chunk: Uint8Array }[], done: Done): void {
        const chunks = data.map(({ chunk }) => chunk);
        const position = this.pos;
        if (this.pos !== undefined) {
          this.pos += chunks.reduce((sum, { length }) => sum + length, 0);
        }
        perform(this, 'writev', [chunks, position], (error, count) => {
          if (!error) this.bytesWritten += count as number;
          done(error);
        });
      },
      close(this: FileStream & Pick<Writable, 'end'>, done?: Done): void {
        if (done && this.closed) {
          context.loop.tick(done);
          return;
        }
        if (done) this.on('close', done);
        // Otherwise nobody would destroy it once all is written.
        if (!this.autoClose) this.on('finish', () => this.destroy());
        this.end();
      },
      destroySoon(this: Writable): void {
        this.end();
      },
    },
    context.warn,
  );
  return WriteStream;
}

/** Writes until all is written: a call may take only a part of it. */
function writeAll(
  stream: FileStream,
  data: Uint8Array,
  position: number | undefined,
  done: Done,
): void {
  perform(stream, 'write', [data, 0, data.length, position], (error, count) => {
    if ((error as { code?: string } | null)?.code === 'EAGAIN') {
      writeAll(stream, data, position, done);
      return;
    }
    if (error) {
      done(error);
      return;
    }
    const written = count as number;
    stream.bytesWritten += written;
    if (written <= 0 || written >= data.length) done();
    else {
      const rest = position === undefined ? undefined : position + written;
      writeAll(stream, data.subarray(written), rest, done);
    }
  });
}
