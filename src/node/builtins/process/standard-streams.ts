// `process.stdin`, `stdout` and `stderr`: Node's streams, made when a program first asks for them.
import { callIn, openResource } from '../../loop/async-context.ts';
import type { Readable, Writable } from 'node:stream';
import { writeQuietly } from '../console/sinks.ts';
import type { Sink } from '../console/sinks.ts';
import { systemError } from '../../errors/node-error.ts';
import { Pipe } from './pipe-handle.ts';
import type { StreamClasses } from '../stream/pipes.ts';
import type { Handle } from '../../loop/loop.ts';
import type { Stream } from '../../wire/events.ts';
import { inputPiece } from '../../system/limits.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

export interface StandardStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** What `console` writes to: the same output, without a stream where a program never asked for one. */
export interface Outlets {
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** Undocumented parts of a stream that its makers use. */
interface Internals {
  _undestroy(): void;
  readonly _readableState: { reading: boolean };
}

/** What they need of their thread. */
interface Owner extends Pick<ThreadContext, 'loop' | 'output'> {
  /** Asks for the next piece of input. */
  readonly pull: ThreadContext['readInput'];
}

const descriptors: Readonly<Record<Stream, number>> = { stdout: 1, stderr: 2 };

export function createStandardStreams(
  thread: Owner,
  classes: () => StreamClasses,
): {
  readonly streams: StandardStreams;
  readonly outlets: Outlets;
} {
  const made: Partial<Record<Stream, Writable>> = {};
  let stdin: Readable | undefined;
  const output = (stream: Stream): Writable =>
    (made[stream] ??= createOutput(thread, stream, classes()));
  const outlet = (stream: Stream): Sink => ({
    get isTTY() {
      return Reflect.get(made[stream] ?? {}, 'isTTY') as unknown;
    },
    write(text) {
      const whole = made[stream];
      if (whole) writeQuietly(whole, text);
      else thread.output.print(stream, text);
    },
  });
  return {
    streams: {
      get stdin() {
        return (stdin ??= createInput(thread, classes()));
      },
      get stdout() {
        return output('stdout');
      },
      get stderr() {
        return output('stderr');
      },
    },
    outlets: { stdout: outlet('stdout'), stderr: outlet('stderr') },
  };
}

function createOutput(thread: Owner, name: Stream, { Writable }: StreamClasses): Writable {
  const stream: Writable & Partial<Internals> = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      if (typeof chunk === 'string') thread.output.print(name, chunk);
      else thread.output.printBytes(name, chunk);
      done();
    },
    // As Node's, it cannot be closed: it says that it is and goes on.
    destroy(error, done) {
      done(error);
      stream._undestroy?.();
      if (!stream.writableFinished) thread.loop.tick(() => stream.emit('close'));
    },
  });
  return Object.assign(stream, {
    fd: descriptors[name],
    _handle: new Pipe(descriptors[name]),
    _isStdio: true,
    _type: 'pipe',
    destroySoon: stream.destroy.bind(stream),
  });
}

/** A piece that came when nobody wanted it any more, if there is one. */
interface Kept {
  text?: string | null;
}

function createInput({ loop, pull }: Owner, { Readable, Buffer }: StreamClasses): Readable {
  const handle: Handle = loop.handle();
  let reading = false;
  let isAsking = false;
  const kept: Kept = {};
  const next = (): void => {
    if (!reading || kept.text === undefined) return;
    reading = false;
    const { text } = kept;
    delete kept.text;
    loop.post(() => {
      if (text === null) handle.unref();
      callIn(context, () => {
        stream.push(text === null ? null : Buffer.from(text));
      });
    });
  };
  const ask = (): void => {
    if (isAsking || kept.text !== undefined) return;
    isAsking = true;
    pull(inputPiece, (text) => {
      isAsking = false;
      kept.text = text;
      next();
    });
  };
  const pipe = new Pipe(0, handle);
  const stream = new Readable({
    highWaterMark: inputPiece,
    read() {
      if (pipe.isClosed) {
        stream.destroy(systemError('read', 'EINVAL'));
        return;
      }
      reading = true;
      if (!stream.isPaused()) handle.ref();
      ask();
      next();
    },
    destroy(error, done) {
      handle.unref();
      done(error);
    },
  });
  const context = openResource('PIPEWRAP', stream);
  // Whoever pauses it is not kept alive by it.
  stream.on('pause', () => {
    if (!reading) return;
    reading = false;
    (stream as Readable & Internals)._readableState.reading = false;
    handle.unref();
  });
  stream.on('resume', () => {
    if (reading && !stream.isPaused()) handle.ref();
  });
  return Object.assign(stream, {
    fd: 0,
    _handle: pipe,
    ref() {
      handle.ref();
      return stream;
    },
    unref() {
      handle.unref();
      return stream;
    },
  });
}
