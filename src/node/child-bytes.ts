// What a child printed, as a program gets it: bytes that also read as text.

/** As much of a `Buffer` as output is asked for, until the kernel has Node's own. */
class OutputBytes extends Uint8Array {
  override toString(): string {
    return new TextDecoder().decode(this);
  }

  toJSON(): object {
    return { type: 'Buffer', data: [...this] };
  }
}

interface BufferClass {
  from(text: string): Uint8Array;
}

/** The bytes of a text: a `Buffer` where there is one. */
export function bytesOf(text: string): Uint8Array {
  const { Buffer } = globalThis as { Buffer?: BufferClass };
  return Buffer ? Buffer.from(text) : new OutputBytes(new TextEncoder().encode(text));
}

/** The text of a chunk of input; undefined for what is none. */
export function textOf(chunk: unknown): string | undefined {
  if (typeof chunk === 'string') return chunk;
  return ArrayBuffer.isView(chunk) ? new TextDecoder().decode(chunk) : undefined;
}
