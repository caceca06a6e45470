// ASN.1 as keys are written in it: DER.

/** The tags that keys need. */
export const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  none: 0x05,
  oid: 0x06,
  text: 0x0c,
  ia5: 0x16,
  sequence: 0x30,
} as const;

/** The tag of the field of that number in a structure; `holds` says whether it holds others. */
export function fieldTag(number: number, holds = true): number {
  return (holds ? 0xa0 : 0x80) | number;
}

/** Bytes as a number, the first one the highest. */
export function toNumber(bytes: Uint8Array): bigint {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** A number as bytes: as few as hold it, or `length`, filled up in front. */
export function toBytes(value: bigint, length?: number): Uint8Array<ArrayBuffer> {
  const digits = value.toString(16);
  const count = length ?? Math.ceil(digits.length / 2);
  const hex = digits.padStart(count * 2, '0');
  return Uint8Array.from({ length: count }, (_, at) =>
    Number.parseInt(
      hex.slice(hex.length - 2 * (count - at), hex.length - 2 * (count - at) + 2),
      16,
    ),
  );
}

export function write(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size = length < 0x80 ? [length] : longLength(length);
  const bytes = new Uint8Array(1 + size.length + length);
  bytes.set([tag, ...size]);
  let at = 1 + size.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function longLength(length: number): number[] {
  const bytes = [...toBytes(BigInt(length))];
  return [0x80 | bytes.length, ...bytes];
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return write(tags.sequence, ...parts);
}

export function integer(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(value);
  // The highest bit would make it negative.
  const isHigh = (bytes[0] ?? 0) >= 0x80;
  return write(tags.integer, ...(isHigh ? [new Uint8Array(1)] : []), bytes);
}

export function octets(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return write(tags.octets, bytes);
}

export function bits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return write(tags.bits, new Uint8Array(1), bytes);
}

export function none(): Uint8Array<ArrayBuffer> {
  return write(tags.none);
}

export function oid(name: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...others] = name.split('.').map(Number);
  const bytes = [first * 40 + second, ...others].flatMap((each) => {
    const digits = [each % 128];
    for (let left = Math.floor(each / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left % 128) | 0x80);
    }
    return digits;
  });
  return write(tags.oid, Uint8Array.from(bytes));
}
