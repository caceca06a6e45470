// Node's streams as the web's, and the web's as Node's.
import type { Duplex, Readable, Writable } from 'node:stream';
import { invalidArgType } from '../../errors/node-error.ts';
import { bytesOf } from '../../values/bytes.ts';

type Done = (error?: Error | null) => void;
type Options = Readonly<Record<string, unknown>>;

/** The classes and helpers that the conversions are made of. */
export interface StreamParts {
  readonly Readable: typeof Readable;
  readonly Writable: typeof Writable;
  readonly Duplex: typeof Duplex;
  finished(
    stream: Readable | Writable | Duplex,
    options: object,
    done: (error?: Error | null) => void,
  ): unknown;
}

interface Strategy {
  readonly highWaterMark?: number;
  readonly size?: (chunk: unknown) => number;
}

/** The web knows no Buffers. */
function toWebChunk(chunk: unknown, objectMode: boolean): unknown {
  if (objectMode || !(chunk instanceof Uint8Array)) return chunk;
  return bytesOf(chunk);
}

function check(stream: unknown, name: string, Class: abstract new () => unknown): void {
  if (!(stream instanceof Class))
    throw invalidArgType(name, `an instance of ${Class.name}`, stream);
}

/** Calls back with what came of a promise. */
function settle(promise: Promise<unknown>, done: Done, error?: Error | null): void {
  promise.then(
    () => {
      done(error);
    },
    (failure: unknown) => {
      done(error ?? (failure as Error));
    },
  );
}

export function createConversions({ Readable, Writable, Duplex, finished }: StreamParts) {
  function readableToWeb(
    readable: Readable,
    { strategy, type }: { strategy?: Strategy; type?: 'bytes' } = {},
  ) {
    const { readableObjectMode: objectMode, readableHighWaterMark } = readable;
    const limits: Strategy | undefined =
      type === 'bytes'
        ? undefined
        : (strategy ??
          (objectMode
            ? new CountQueuingStrategy({ highWaterMark: readableHighWaterMark })
            : { highWaterMark: readableHighWaterMark }));
    let over = false;
    return new ReadableStream(
      {
        ...(type && { type }),
        start(controller: ReadableStreamDefaultController) {
          readable.pause();
          finished(readable, { writable: false }, (error) => {
            if (over) return;
            over = true;
            if (error) controller.error(error);
            else controller.close();
          });
          readable.on('data', (chunk: unknown) => {
            if (over) return;
            controller.enqueue(toWebChunk(chunk, objectMode));
            if ((controller.desiredSize ?? 0) <= 0) readable.pause();
          });
        },
        pull() {
          readable.resume();
        },
        cancel(reason: unknown) {
          over = true;
          readable.on('error', () => undefined);
          readable.destroy(reason as Error);
        },
      } as unknown as UnderlyingDefaultSource,
      limits as QueuingStrategy,
    );
  }

  function readableFromWeb(stream: ReadableStream, options: Options = {}): Readable {
    check(stream, 'readableStream', ReadableStream);
    const reader = stream.getReader();
    let over = false;
    const readable = new Readable({
      ...options,
      read() {
        reader.read().then(
          ({ done, value }) => {
            over ||= done;
            readable.push(done ? null : value);
          },
          (error: unknown) => {
            over = true;
            readable.destroy(error as Error);
          },
        );
      },
      destroy(error, done) {
        if (over) done(error);
        else settle(reader.cancel(error), done, error);
      },
    });
    reader.closed.catch((error: unknown) => {
      over = true;
      readable.destroy(error as Error);
    });
    return readable;
  }

  function writableToWeb(writable: Writable): WritableStream {
    const { writableObjectMode, writableHighWaterMark } = writable;
    let wake: (() => void) | undefined;
    let over = false;
    writable.on('drain', () => wake?.());
    return new WritableStream(
      {
        start(controller) {
          finished(writable, { readable: false }, (error) => {
            if (!over && error) controller.error(error);
            over = true;
            wake?.();
          });
        },
        async write(chunk) {
          if (writable.write(chunk)) return;
          await new Promise<void>((resolve) => (wake = resolve));
        },
        abort(reason) {
          over = true;
          writable.destroy(reason as Error);
        },
        async close() {
          await new Promise<void>((resolve, reject) => {
            writable.end((error?: Error | null) => {
              if (error) reject(error);
              else resolve();
            });
          });
        },
      },
      writableObjectMode
        ? new CountQueuingStrategy({ highWaterMark: writableHighWaterMark })
        : { highWaterMark: writableHighWaterMark },
    );
  }

  /** What a Writable does, for one of the web's. */
  function writing(stream: WritableStream, isOver: () => boolean) {
    const writer = stream.getWriter();
    return {
      writer,
      write(chunk: unknown, _encoding: unknown, done: Done): void {
        settle(
          writer.ready.then(async () => {
            await writer.write(chunk);
          }),
          done,
        );
      },
      final(done: Done): void {
        settle(writer.close(), done);
      },
      destroy(error: Error | null, done: Done): void {
        if (isOver()) done(error);
        else settle(writer.abort(error), done, error);
      },
    };
  }

  function writableFromWeb(stream: WritableStream, options: Options = {}): Writable {
    check(stream, 'writableStream', WritableStream);
    let over = false;
    const { writer, ...methods } = writing(stream, () => over);
    const writable = new Writable({ decodeStrings: false, ...options, ...methods });
    writer.closed.then(
      () => {
        over = true;
        if (!writable.writableFinished) writable.destroy();
      },
      (error: unknown) => {
        over = true;
        writable.destroy(error as Error);
      },
    );
    return writable;
  }

  function duplexToWeb(duplex: Duplex) {
    return { readable: readableToWeb(duplex), writable: writableToWeb(duplex) };
  }

  function duplexFromWeb(
    pair: { readonly readable: ReadableStream; readonly writable: WritableStream },
    options: Options = {},
  ): Duplex {
    if (typeof pair !== 'object' || (pair as unknown) === null) {
      throw invalidArgType('pair', 'of type object', pair);
    }
    check(pair.readable, 'pair.readable', ReadableStream);
    check(pair.writable, 'pair.writable', WritableStream);
    let over = false;
    const { writer, ...methods } = writing(pair.writable, () => over);
    const reader = pair.readable.getReader();
    const duplex = new Duplex({
      decodeStrings: false,
      ...options,
      ...methods,
      read() {
        reader.read().then(
          ({ done, value }) => {
            duplex.push(done ? null : value);
          },
          (error: unknown) => {
            duplex.destroy(error as Error);
          },
        );
      },
      destroy(error, done) {
        const ending = [reader.cancel(error), over ? Promise.resolve() : writer.abort(error)];
        settle(Promise.allSettled(ending), done, error);
      },
    });
    writer.closed.then(
      () => {
        over = true;
      },
      (error: unknown) => {
        over = true;
        duplex.destroy(error as Error);
      },
    );
    return duplex;
  }

  return {
    Readable: { fromWeb: readableFromWeb, toWeb: readableToWeb },
    Writable: { fromWeb: writableFromWeb, toWeb: writableToWeb },
    Duplex: { fromWeb: duplexFromWeb, toWeb: duplexToWeb },
  };
}
