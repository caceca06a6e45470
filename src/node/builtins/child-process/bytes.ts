// What a child printed, and what it is fed, between text and bytes.

/** The bytes of a text, as programs get them: in memory of their own. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(new TextEncoder().encode(text).buffer);
}

/** The text of a chunk of input; undefined for what is none. */
export function textOf(chunk: unknown): string | undefined {
  if (typeof chunk === 'string') return chunk;
  return ArrayBuffer.isView(chunk) ? new TextDecoder().decode(chunk) : undefined;
}
