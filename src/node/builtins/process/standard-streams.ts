// `process.stdin`, `stdout` and `stderr`: Node's streams, made when a program first asks for them.
import type { Readable, Writable } from 'node:stream';
import { writeQuietly } from '../console/sinks.ts';
import type { Sink } from '../console/sinks.ts';
import type { StreamClasses } from '../stream/pipes.ts';
import type { Handle } from '../../loop/loop.ts';
import type { Stream } from '../../wire/events.ts';
import { Queue } from '../../collections/queue.ts';
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
type Owner = Pick<ThreadContext, 'loop' | 'onInput' | 'output'>;

const descriptors: Readonly<Record<Stream, number>> = { stdout: 1, stderr: 2 };

export function createStandardStreams(
  thread: Owner,
  classes: () => StreamClasses,
): {
  readonly streams: StandardStreams;
  readonly outlets: Outlets;
  /** Hands standard input on, unless this program reads it itself. */
  readonly lend: (send: (text: string | null) => void) => void;
} {
  const input = collectInput(thread);
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
        return (stdin ??= createInput(thread, input, classes()));
      },
      get stdout() {
        return output('stdout');
      },
      get stderr() {
        return output('stderr');
      },
    },
    outlets: { stdout: outlet('stdout'), stderr: outlet('stderr') },
    lend(send) {
      if (stdin?.readableFlowing) {
        send(null);
        return;
      }
      const pass = (): void => {
        for (let text = input.waiting.take(); text !== undefined; text = input.waiting.take()) {
          send(text);
        }
      };
      pass();
      input.onArrival = pass;
    },
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
    _isStdio: true,
    _type: 'pipe',
    destroySoon: stream.destroy.bind(stream),
  });
}

/** Input that has arrived and not been read: text, and null at its end. */
interface Input {
  readonly waiting: Queue<string | null>;
  /** Called for all that arrives, once there is a stream. */
  onArrival: () => void;
}

function collectInput({ onInput }: Owner): Input {
  const input: Input = { waiting: new Queue(), onArrival: () => undefined };
  onInput((text) => {
    input.waiting.push(text);
    input.onArrival();
  });
  return input;
}

function createInput({ loop }: Owner, input: Input, { Readable, Buffer }: StreamClasses): Readable {
  const handle: Handle = loop.handle();
  let reading = false;
  const next = (): void => {
    if (!reading || input.waiting.size === 0) return;
    reading = false;
    const text = input.waiting.take() ?? null;
    loop.post(() => {
      if (text === null) handle.unref();
      stream.push(text === null ? null : Buffer.from(text));
    });
  };
  const stream = new Readable({
    highWaterMark: 65_536,
    read() {
      reading = true;
      if (!stream.isPaused()) handle.ref();
      next();
    },
    destroy(error, done) {
      handle.unref();
      done(error);
    },
  });
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
  input.onArrival = next;
  return Object.assign(stream, {
    fd: 0,
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
