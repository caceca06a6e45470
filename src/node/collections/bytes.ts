// Bytes that come piece by piece.

/** Bytes that grow at their end. */
export interface ByteList {
  readonly length: number;
  push(byte: number): void;
  append(bytes: Uint8Array): void;
  /** All bytes that there are, until more come. */
  peek(): Uint8Array<ArrayBuffer>;
  /** Takes away all bytes that there are. */
  take(): Uint8Array<ArrayBuffer>;
}

export function createByteList(): ByteList {
  let bytes = new Uint8Array(64);
  let length = 0;

  function grow(count: number): void {
    if (length + count <= bytes.length) return;
    const larger = new Uint8Array(Math.max(length + count, bytes.length * 2));
    larger.set(bytes);
    bytes = larger;
  }

  return {
    get length() {
      return length;
    },
    push(byte) {
      grow(1);
      bytes[length++] = byte;
    },
    append(more) {
      grow(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    peek() {
      return bytes.subarray(0, length);
    },
    take() {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

/** One array of many. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
