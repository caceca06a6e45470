// AES key wrapping (RFC 3394, RFC 5649): each stretch of input is a key of its own.
import { joined, numberBytes, xorInto } from './engine.ts';
import type { Block, Engine } from './engine.ts';

const half = 8;
const rounds = 6;

/** `iv` has 8 bytes; what is unwrapped has to show it again. */
export function wrapping(block: Block, iv: Uint8Array, encrypts: boolean): Engine {
  return {
    update(bytes) {
      if (bytes.length % half !== 0) throw refused();
      if (encrypts) return bytes.length < 2 * half ? reject() : wrap(block, iv, bytes);
      if (bytes.length < 3 * half) throw refused();
      const { head, key } = unwrap(block, bytes);
      return equal(head, iv) ? key : reject();
    },
    final: () => new Uint8Array(),
  };
}

/** With padding: `iv` has 4 bytes, beside which the length of the key is kept. */
export function paddedWrapping(block: Block, iv: Uint8Array, encrypts: boolean): Engine {
  return {
    update(bytes) {
      if (encrypts) {
        const head = joined(iv, numberBytes(bytes.length, 4));
        const padded = joined(bytes, new Uint8Array((half - (bytes.length % half)) % half));
        return padded.length === half
          ? block.encrypt(joined(head, padded))
          : wrap(block, head, padded);
      }
      if (bytes.length % half !== 0 || bytes.length < 2 * half) throw refused();
      const whole = bytes.length === 2 * half ? block.decrypt(bytes.slice()) : undefined;
      const { head, key } = whole
        ? { head: whole.slice(0, half), key: whole.slice(half) }
        : unwrap(block, bytes);
      const length = new DataView(head.buffer).getUint32(4);
      const isSound =
        equal(head.slice(0, 4), iv) &&
        length <= key.length &&
        key.length - length < half &&
        key.slice(length).every((byte) => byte === 0);
      return isSound ? key.slice(0, length) : reject();
    },
    final: () => new Uint8Array(),
  };
}

function wrap(block: Block, iv: Uint8Array, key: Uint8Array): Uint8Array {
  let head: Uint8Array = iv.slice();
  const output = joined(iv, key);
  for (let turn = 1; turn <= (rounds * key.length) / half; turn += 1) {
    const at = half + ((turn - 1) % (key.length / half)) * half;
    const both = block.encrypt(joined(head, output.slice(at, at + half)));
    head = xorInto(both.slice(0, half), numberBytes(turn, half));
    output.set(both.subarray(half), at);
  }
  output.set(head);
  return output;
}

function unwrap(
  block: Block,
  bytes: Uint8Array,
): { head: Uint8Array<ArrayBuffer>; key: Uint8Array } {
  let head = Uint8Array.from(bytes.slice(0, half));
  const key = bytes.slice(half);
  for (let turn = (rounds * key.length) / half; turn > 0; turn -= 1) {
    const at = ((turn - 1) % (key.length / half)) * half;
    xorInto(head, numberBytes(turn, half));
    const both = block.decrypt(joined(head, key.slice(at, at + half)));
    head = Uint8Array.from(both.slice(0, half));
    key.set(both.subarray(half), at);
  }
  return { head, key };
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function reject(): never {
  throw refused();
}

function refused(): Error {
  return new Error('Trying to add data in unsupported state');
}
