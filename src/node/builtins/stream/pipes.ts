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
  /** From now on what arrives goes to another child, beginning with what was not read. */
  passTo(send: (text: string | null) => void): void;
  /** The other child is gone: what comes is this program's again. */
  release(): void;
}

/** What a child reads, as a stream to write. */
export interface ChildInput extends Writable {
  /** Text from elsewhere, past what the stream itself was given. */
  pass(text: string | null): void;
}

/** Chunks come as they arrive: a child's pipe has no end that could be told to wait. */
export function createChildOutput({ Readable, Buffer }: StreamClasses): ChildOutput {
  const stream = new Readable({
    read() {
      // Nothing to ask for.
    },
  });
  let taker: ((text: string | null) => void) | undefined;
  return Object.assign(stream, {
    hear(text: string | null): void {
      taker?.(text);
      if (taker && text !== null) return;
      if (!stream.destroyed) stream.push(text === null ? null : Buffer.from(text));
    },
    passTo(send: (text: string | null) => void): void {
      taker = send;
      for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) {
        send(String(chunk));
      }
      if (stream.readableEnded) send(null);
    },
    release(): void {
      taker = undefined;
    },
  });
}

/** What a child reads, as a stream to write. `send` takes text, and null at its end. */
export function createChildInput(
  { Writable }: StreamClasses,
  send: (text: string | null) => void,
): ChildInput {
  // Bytes may be written in pieces that end in the middle of a character.
  const decoder = new TextDecoder();
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      send(decoder.decode(chunk, { stream: true }));
      done();
    },
    final(done) {
      send(null);
      done();
    },
  });
  // In Node it is a socket, of which only one side is open.
  Object.defineProperty(stream, 'readable', { value: false, configurable: true, writable: true });
  return Object.assign(stream, { pass: send });
}
