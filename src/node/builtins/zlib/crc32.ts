// The checksum of gzip: CRC-32, bytewise by a table.

const polynomial = 0xedb8_8320;
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

/** Goes on from `start`, the checksum of what came before. */
export function crc32(bytes: Uint8Array, start: number): number {
  let value = ~start;
  // By index: an iterator takes longer than all the rest.
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    value = (value >>> 8) ^ (table[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~value >>> 0;
}
