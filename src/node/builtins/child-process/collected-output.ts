// What `exec` keeps of one of a child's streams.

export type Output = string | Uint8Array;

/** Chunks up to so many bytes; a text that is too long is cut by characters, as in Node. */
export class CollectedOutput {
  readonly #most: number;
  readonly #chunks: Output[] = [];
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** False where it became too much. `encoding` is that of the stream, if it has one. */
  add(chunk: Output, encoding: BufferEncoding | null): boolean {
    const length =
      typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding ?? 'utf8') : chunk.length;
    const left = this.#most - this.#length;
    this.#length += length;
    const fits = this.#length <= this.#most;
    this.#chunks.push(fits ? chunk : chunk.slice(0, Math.max(0, left)));
    return fits;
  }

  /** All of it, as text where that is asked for or the program itself chose it. */
  whole(asText: boolean): Output {
    const isText = asText || typeof this.#chunks[0] === 'string';
    if (isText) return this.#chunks.map(String).join('');
    return Buffer.concat(this.#chunks as Uint8Array[]);
  }
}
