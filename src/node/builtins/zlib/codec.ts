// What compresses or restores, piece by piece: the one shape that all formats have here.

/** What one call did. */
export interface Step {
  /** How many bytes of the input were taken. */
  readonly read: number;
  /** How many bytes of the output were filled. */
  readonly written: number;
}

/** How it failed, in the numbers and words of Node's own libraries. */
export interface CodecFailure {
  readonly message: string;
  readonly errno: number;
  readonly code: string;
}

/** One stream of one format. */
export interface Codec {
  /** Takes of the input and fills the output, as far as either goes. `flush` is the format's own number. */
  write(flush: number, input: Uint8Array, output: Uint8Array): Step | CodecFailure;
  /** Begins anew. */
  reset(): void;
  /** Another level and strategy from here on. */
  params?(level: number, strategy: number): void;
}

/** The end of the input came before the end of what was compressed. */
export const endedEarly: CodecFailure = {
  message: 'unexpected end of file',
  errno: -5,
  code: 'Z_BUF_ERROR',
};

/** What a codec has made and nobody has taken yet. */
export class PendingOutput {
  readonly #pieces: Uint8Array[] = [];
  #taken = 0;

  add(piece: Uint8Array): void {
    if (piece.length > 0) this.#pieces.push(piece);
  }

  /** Fills `output` as far as it goes, and gives how far that was. */
  fill(output: Uint8Array): number {
    let written = 0;
    for (let piece = this.#pieces[0]; piece && written < output.length; piece = this.#pieces[0]) {
      const part = piece.subarray(this.#taken, this.#taken + output.length - written);
      output.set(part, written);
      written += part.length;
      this.#taken += part.length;
      if (this.#taken < piece.length) continue;
      this.#pieces.shift();
      this.#taken = 0;
    }
    return written;
  }

  clear(): void {
    this.#pieces.length = 0;
    this.#taken = 0;
  }
}
