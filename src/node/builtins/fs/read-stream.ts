// `fs.ReadStream`: a file as a stream to read.
import { ownBuffer } from '../../values/bytes.ts';
import type { Readable } from 'node:stream';
import { outOfRange } from '../../errors/node-error.ts';
import type { FsContext } from './fs-context.ts';
import { checkCall, copyOptions, inherit, perform, prepare, toPlace } from './file-stream.ts';
import type { Done, FileStream, StreamConstructor } from './file-stream.ts';

const defaultSize = 64 * 1024;

/** The class. `fs` is the module, whose calls a program may have replaced. */
export function createReadStreamClass(context: FsContext, fs: object): StreamConstructor {
  const { Readable, finished } = context.streams();

  const ReadStream: StreamConstructor = function ReadStream(path, given) {
    if (!(this instanceof (ReadStream as never))) {
      return Reflect.construct(ReadStream, [path, given]) as unknown;
    }
    const options = copyOptions(given);
    const own = options['fs'] as object | undefined;
    if (own) for (const name of ['open', 'read', 'close']) checkCall(own, name);
    options['highWaterMark'] ??= defaultSize;
    options['autoDestroy'] = options['autoClose'] ?? true;
    prepare(this, path, options, fs, 'r');
    this.bytesRead = 0;
    const { start, end } = options;
    this.start = start === undefined ? undefined : toPlace(start, 'start');
    this.pos = this.start;
    this.end = end === undefined || end === Infinity ? Infinity : toPlace(end, 'end');
    if (this.start !== undefined && this.start > (this.end as number)) {
      throw outOfRange('start', `<= "end" (here: ${String(this.end)})`, this.start);
    }
    (Readable as unknown as StreamConstructor).call(this, options);
    if (options['encoding']) {
      (this as unknown as Readable).setEncoding(options['encoding'] as BufferEncoding);
    }
    return undefined;
  };

  inherit(
    ReadStream,
    Readable,
    {
      _read(this: FileStream, wanted: number): void {
        const left = (this.end as number) - (this.pos ?? this.bytesRead) + 1;
        const size = Math.min(wanted, left);
        if (size <= 0) {
          this.push(null);
          return;
        }
        const buffer = context.Buffer.allocUnsafeSlow(size);
        perform(this, 'read', [buffer, 0, size, this.pos], (error, count, from) => {
          if (error) {
            if (this.autoClose) this.destroy(error);
            else this.emit('error', error);
            return;
          }
          const bytes = count as number;
          if (bytes === 0) {
            this.push(null);
            return;
          }
          if (this.pos !== undefined) this.pos += bytes;
          this.bytesRead += bytes;
          const read = (from as Buffer).subarray(0, bytes);
          // A small piece must not keep a large buffer.
          this.push(bytes === size ? read : ownBuffer(context.Buffer, read));
        });
      },
      close(this: FileStream, done?: Done): void {
        if (typeof done === 'function') finished(this, done);
        this.destroy();
      },
    },
    context.warn,
  );
  return ReadStream;
}
