// `child.stdin`, `child.stdout` and `child.stderr`: Node's streams on a child's pipes.
import type { Readable, Writable } from 'node:stream';

/** The classes that they are made of, from the kernel's own modules. */
export interface StreamClasses {
  readonly Readable: typeof Readable;
  readonly Writable: typeof Writable;
  readonly Buffer: typeof Buffer;
}

/** What a child prints, as a stream to read. */
export interface ChildOutput extends Readable {
  /** Text has arrived; null when it was the last. */
  hear(text: string | null): void;
}

/** Chunks come as they arrive: a child's pipe has no end that could be told to wait. */
export function createChildOutput({ Readable, Buffer }: StreamClasses): ChildOutput {
  const stream = new Readable({
    read() {
      // Nothing to ask for.
    },
  });
  return Object.assign(stream, {
    hear(text: string | null): void {
      if (!stream.destroyed) stream.push(text === null ? null : Buffer.from(text));
    },
  });
}

/** What a child reads, as a stream to write. `send` takes text, and null at its end. */
export function createChildInput(
  { Writable }: StreamClasses,
  send: (text: string | null) => void,
): Writable {
  // Bytes may be written in pieces that end in the middle of a character.
  const decoder = new TextDecoder();
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      send(decoder.decode(chunk, { stream: true }));
      done();
    },
    final(done) {
      send(null);
      done();
    },
  });
}
