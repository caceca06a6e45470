// The checksum of gzip: CRC-32, bytewise by a table.

const polynomial = 0xedb8_8320;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

/** Goes on from `start`, the checksum of what came before. */
export function crc32(bytes: Uint8Array, start: number): number {
  let value = ~start;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
