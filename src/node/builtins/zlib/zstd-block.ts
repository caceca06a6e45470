// One block of Zstandard (RFC 8878): literals by a prefix code, sequences by the format's own tables.
import { joined } from '../../collections/bytes.ts';
import { BitWriter } from './bit-writer.ts';
import { tables } from './fse.ts';
import { Classes, codeLengths } from './huffman.ts';
import { literalsOf, tally } from './matches.ts';
import type { Sequence } from './matches.ts';

const literalClasses = new Classes(0, [
  ...Array<number>(16).fill(0),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);
const matchClasses = new Classes(3, [
  ...Array<number>(32).fill(0),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);
/** Distances by the highest bit that they have. */
const distanceClasses = new Classes(
  1,
  Array.from({ length: 28 }, (_, bits) => bits),
);
/** The three smallest numbers stand for distances that were there before. */
const repeated = 3;
const longestCode = 11;
/** The largest symbol whose code can be told without a code of its own. */
const largestTold = 128;
/** Below so many literals a code costs more than it saves. */
const fewLiterals = 32;

interface Part {
  readonly code: number;
  readonly bits: number;
  readonly rest: number;
}

function part(classes: Classes, value: number): Part {
  const code = classes.of(value);
  return { code, bits: classes.bits(code), rest: classes.rest(code, value) };
}

/** The block's content, or undefined where it is no shorter than the bytes as they are. */
export function compressBlock(
  block: Uint8Array,
  sequences: readonly Sequence[],
): Uint8Array | undefined {
  const literals = literalsOf(block, sequences);
  const matches = sequences.filter(({ length }) => length > 0);
  const content = [literalsSection(literals), sequencesSection(matches)];
  const size = content.reduce((total, { length }) => total + length, 0);
  return size < block.length ? joined(content) : undefined;
}

/** A number in so many bytes. */
export function littleEndian(value: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) & 0xff);
}

function literalsSection(literals: Uint8Array): Uint8Array {
  return codedLiterals(literals) ?? joined([plainHead(literals.length), literals]);
}

function plainHead(size: number): Uint8Array {
  if (size < 32) return littleEndian(size << 3, 1);
  return size < 4096 ? littleEndian((size << 4) | 4, 2) : littleEndian((size << 4) | 12, 3);
}

function codedLiterals(literals: Uint8Array): Uint8Array | undefined {
  if (literals.length < fewLiterals) return undefined;
  const counts = tally(literals, 256);
  const last = counts.findLastIndex((count) => count > 0);
  const kinds = counts.filter((count) => count > 0).length;
  if (last > largestTold || kinds < 2) return undefined;
  const lengths = codeLengths(counts, longestCode);
  const codes = codesOf(lengths);
  const tree = weightsOf(lengths, last);
  const encode = (bytes: Uint8Array): Uint8Array => {
    const bits = new BitWriter();
    for (let at = bytes.length - 1; at >= 0; at--) {
      const byte = bytes[at] ?? 0;
      bits.write(lengths[byte] ?? 0, codes[byte] ?? 0);
    }
    return closed(bits);
  };
  const single = literals.length < 1024;
  const coded = single ? encode(literals) : inFour(literals, encode);
  const size = tree.length + coded.length;
  if (size >= literals.length) return undefined;
  return joined([codedHead(literals.length, size, single), tree, coded]);
}

/** Four streams that can be read side by side, behind the sizes of three. */
function inFour(literals: Uint8Array, encode: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const quarter = (literals.length + 3) >> 2;
  const streams = [0, 1, 2, 3].map((at) =>
    encode(literals.subarray(at * quarter, (at + 1) * quarter)),
  );
  const sizes = streams.slice(0, 3).map(({ length }) => littleEndian(length, 2));
  return joined([...sizes, ...streams]);
}

function codedHead(regenerated: number, compressed: number, single: boolean): Uint8Array {
  const coded = 2;
  const [format, bits, bytes] =
    regenerated < 1024 && compressed < 1024
      ? [single ? 0 : 1, 10, 3]
      : regenerated < 16_384 && compressed < 16_384
        ? [2, 14, 4]
        : [3, 18, 5];
  const sizes = regenerated * 16 + compressed * 2 ** (4 + bits);
  return littleEndian(coded + format * 4 + sizes, bytes);
}

/** The format counts from the longest codes up, and in each length from the smallest symbol. */
function codesOf(lengths: readonly number[]): number[] {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let length = Math.max(...lengths); length > 0; length--) {
    for (const [symbol, each] of lengths.entries()) if (each === length) codes[symbol] = code++;
    code >>= 1;
  }
  return codes;
}

/** The lengths as weights of half a byte each; that of the last symbol follows from the others. */
function weightsOf(lengths: readonly number[], last: number): Uint8Array {
  const longest = Math.max(...lengths);
  const weight = (symbol: number): number => {
    const length = symbol < last ? (lengths[symbol] ?? 0) : 0;
    return length === 0 ? 0 : longest + 1 - length;
  };
  const bytes = Uint8Array.from({ length: (last + 1) >> 1 }, (_, at) => {
    return (weight(2 * at) << 4) | weight(2 * at + 1);
  });
  return joined([Uint8Array.of(127 + last), bytes]);
}

/** The bits that were written, with the one that says where to begin: at the end. */
function closed(bits: BitWriter): Uint8Array {
  bits.write(1, 1);
  bits.align();
  return bits.take();
}

function sequencesSection(matches: readonly Sequence[]): Uint8Array {
  const count = matches.length;
  if (count === 0) return Uint8Array.of(0);
  const longest = 0x7f00;
  const head =
    count < 128
      ? [count]
      : count < longest
        ? [(count >> 8) + 128, count & 0xff]
        : [255, (count - longest) & 0xff, (count - longest) >> 8];
  // All three by the format's own tables.
  return joined([Uint8Array.of(...head, 0), sequenceBits(matches)]);
}

function sequenceBits(matches: readonly Sequence[]): Uint8Array {
  const bits = new BitWriter();
  const states = { literals: 0, matches: 0, distances: 0 };
  for (let at = matches.length - 1; at >= 0; at--) {
    const sequence = matches[at];
    if (!sequence) continue;
    const literals = part(literalClasses, sequence.literals);
    const match = part(matchClasses, sequence.length);
    const distance = part(distanceClasses, sequence.distance + repeated);
    const isLast = at === matches.length - 1;
    if (isLast) {
      states.distances = tables.distances.start(distance.code);
      states.matches = tables.matches.start(match.code);
      states.literals = tables.literals.start(literals.code);
    } else {
      states.distances = tables.distances.step(bits, distance.code, states.distances);
      states.matches = tables.matches.step(bits, match.code, states.matches);
      states.literals = tables.literals.step(bits, literals.code, states.literals);
    }
    for (const each of [literals, match, distance]) bits.write(each.bits, each.rest);
  }
  bits.write(tables.matches.accuracy, states.matches);
  bits.write(tables.distances.accuracy, states.distances);
  bits.write(tables.literals.accuracy, states.literals);
  return closed(bits);
}
