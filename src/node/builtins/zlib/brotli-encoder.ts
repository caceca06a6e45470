// Compresses in the format of Brotli (RFC 7932): one prefix code for each kind of symbol in a block, no dictionary.
import { unavailable } from '../../errors/node-error.ts';
import { BitWriter } from './bit-writer.ts';
import { blockwise, flushes } from './blockwise.ts';
import type { Codec } from './codec.ts';
import { constants, namesOf } from './constants.ts';
import { Classes, canonicalCodes, codeLengths } from './huffman.ts';
import { Matcher, literalsOf, tally } from './matches.ts';
import type { Sequence } from './matches.ts';
import { dictionaryOf, initializationFailed, paramsOf } from './options.ts';
import type { Options } from './options.ts';

/** So much goes into one block. */
const blockSize = 1 << 16;
/** The largest windows of the format cost more here than they find. */
const largestWindow = 18;
/** How many places are looked at for a match, by quality. */
const efforts = [1, 2, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256];
const longestCopy = 1 << 16;

const inserts = new Classes(0, [
  ...Array<number>(6).fill(0),
  ...[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24],
]);
const copies = new Classes(2, [
  ...Array<number>(8).fill(0),
  ...[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24],
]);
/** Where the symbols begin that tell a distance, by the eights of the two lengths' classes. */
const cells = [
  [128, 192, 384],
  [256, 320, 512],
  [448, 576, 640],
];
const alphabets = { literals: 256, commands: 704, distances: 64 };
const lengthOrder = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/** How the lengths of the code of lengths are written: bits and their number. */
const lengthOfLength = [
  [0, 2],
  [7, 4],
  [3, 3],
  [2, 2],
  [1, 2],
  [15, 4],
] as const;

const known = namesOf('BROTLI_PARAM_');

/** Fails where a parameter is none, or out of what the format knows. */
function settingsOf(options: Options): { quality: number; windowBits: number } {
  if (dictionaryOf(options)) throw unavailable('zlib.BrotliCompress with a dictionary');
  const params = paramsOf(options, (key) => known.has(key), 'Brotli');
  const get = (name: string): number | undefined => params.get(constants[name] ?? -1);
  if ((get('BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING') ?? 0) > 1) {
    throw initializationFailed('Initialization failed');
  }
  const within = (value: number, low: number, high: number): number =>
    Math.min(Math.max(value, low), high);
  return {
    quality: within(get('BROTLI_PARAM_QUALITY') ?? 11, 0, 11),
    windowBits: within(get('BROTLI_PARAM_LGWIN') ?? 22, 10, 24),
  };
}

/** One command: so many literals, so many bytes from so far back. */
interface Command extends Sequence {
  readonly insert: number;
  readonly copy: number;
  readonly symbol: number;
  readonly reach: Reach | undefined;
}

interface Reach {
  readonly symbol: number;
  readonly bits: number;
  readonly rest: number;
}

function reachOf(distance: number): Reach {
  const value = distance + 3;
  const bits = 30 - Math.clz32(value);
  const half = (value >> bits) & 1;
  return { symbol: 16 + 2 * (bits - 1) + half, bits, rest: value - ((2 + half) << bits) };
}

function commandOf(sequence: Sequence): Command {
  const insert = inserts.of(sequence.literals);
  const copy = copies.of(Math.max(sequence.length, 2));
  const cell = cells[insert >> 3]?.[copy >> 3] ?? 0;
  return {
    ...sequence,
    insert,
    copy,
    symbol: cell + ((insert & 7) << 3) + (copy & 7),
    reach: sequence.length > 0 ? reachOf(sequence.distance) : undefined,
  };
}

/** A prefix code as it is told, and then used. */
class PrefixCode {
  readonly #lengths: readonly number[];
  readonly #codes: readonly number[];
  readonly #only: number;

  constructor(counts: readonly number[]) {
    const used = counts.flatMap((count, symbol) => (count > 0 ? [symbol] : []));
    this.#only = used.length > 1 ? -1 : (used[0] ?? 0);
    this.#lengths = codeLengths(counts, 15);
    this.#codes = canonicalCodes(this.#lengths);
  }

  tell(bits: BitWriter): void {
    if (this.#only >= 0) {
      bits.write(4, 1);
      bits.write(32 - Math.clz32(this.#lengths.length - 1), this.#only);
      return;
    }
    const runs = this.#runs();
    const symbols = runs.map(({ symbol }) => symbol);
    const lengths = codeLengths(tally(symbols, lengthOrder.length), 5);
    const codes = canonicalCodes(lengths);
    const used = lengths.filter((length) => length > 0).length;
    // A single length takes no bits, but its code is told as if it did.
    if (used === 0) lengths[runs[0]?.symbol ?? 0] = 1;
    bits.write(2, 0);
    let space = 32;
    for (const symbol of lengthOrder) {
      const length = lengths[symbol] ?? 0;
      const [value, count] = lengthOfLength[length] ?? [0, 2];
      bits.write(count, value);
      if (length > 0) space -= 32 >> length;
      if (space <= 0) break;
    }
    for (const { symbol, extra } of runs) {
      if (used > 0) bits.write(lengths[symbol] ?? 0, codes[symbol] ?? 0);
      if (symbol === zeros) bits.write(3, extra);
    }
  }

  use(bits: BitWriter, symbol: number): void {
    if (this.#only < 0) bits.write(this.#lengths[symbol] ?? 0, this.#codes[symbol] ?? 0);
  }

  /** The lengths up to the last one, those of what does not occur in runs. */
  #runs(): { readonly symbol: number; readonly extra: number }[] {
    const end = this.#lengths.findLastIndex((length) => length > 0) + 1;
    const runs: { symbol: number; extra: number }[] = [];
    for (let at = 0; at < end;) {
      let next = at;
      while (next < end && this.#lengths[next] === 0) next++;
      runs.push(...runOfZeros(next - at));
      if (next < end) runs.push({ symbol: this.#lengths[next] ?? 0, extra: 0 });
      at = next + 1;
    }
    return runs;
  }
}

/** The symbol for a run of zeros; each one behind another multiplies. */
const zeros = 17;

function runOfZeros(count: number): { symbol: number; extra: number }[] {
  const zero = { symbol: 0, extra: 0 };
  if (count < 3) return Array<typeof zero>(count).fill(zero);
  if (count === 11) return [zero, ...runOfZeros(10)];
  const digits: number[] = [];
  for (let left = count - 3; ; left = (left >> 3) - 1) {
    digits.unshift(left & 7);
    if (left < 8) break;
  }
  return digits.map((extra) => ({ symbol: zeros, extra }));
}

/** Writes a block as literals and copies. */
function writeBlock(
  bits: BitWriter,
  size: number,
  literals: Uint8Array,
  sequences: readonly Sequence[],
): void {
  const commands = sequences.map(commandOf);
  const symbols = commands.map(({ symbol }) => symbol);
  const distances = commands.flatMap(({ reach }) => (reach ? [reach.symbol] : []));
  writeLength(bits, size);
  bits.write(1, 0);
  // One type of block and one code of each kind, no postfix, no direct distances.
  bits.write(13, 0);
  const literalCode = new PrefixCode(tally(literals, alphabets.literals));
  const commandCode = new PrefixCode(tally(symbols, alphabets.commands));
  const distanceCode = new PrefixCode(tally(distances, alphabets.distances));
  for (const code of [literalCode, commandCode, distanceCode]) code.tell(bits);
  let at = 0;
  for (const { literals: count, length, insert, copy, symbol, reach } of commands) {
    commandCode.use(bits, symbol);
    bits.write(inserts.bits(insert), inserts.rest(insert, count));
    if (length > 0) bits.write(copies.bits(copy), copies.rest(copy, length));
    for (const byte of literals.subarray(at, at + count)) literalCode.use(bits, byte);
    if (reach) {
      distanceCode.use(bits, reach.symbol);
      bits.write(reach.bits, reach.rest);
    }
    at += count;
  }
}

function writeLength(bits: BitWriter, length: number): void {
  // Not the last block, and its length in four halves of a byte.
  bits.write(3, 0);
  bits.write(16, length - 1);
}

function writePlain(bits: BitWriter, block: Uint8Array): void {
  writeLength(bits, block.length);
  bits.write(1, 1);
  bits.align();
  bits.append(block);
}

/** How the size of the window is told. */
function writeWindow(bits: BitWriter, size: number): void {
  if (size === 16) bits.write(1, 0);
  else if (size === 17) bits.write(7, 1);
  else if (size > 17) bits.write(4, ((size - 17) << 1) | 1);
  else bits.write(7, ((size - 8) << 4) | 1);
}

export function createBrotliEncoder(options: Options): Codec {
  const { quality, windowBits } = settingsOf(options);

  return blockwise(blockSize, (give) => {
    const bits = new BitWriter();
    const matcher = new Matcher(Math.min(windowBits, largestWindow), efforts[quality] ?? 1);
    let isBegun = false;

    function write(block: Uint8Array, isLast: boolean): void {
      if (!isBegun) writeWindow(bits, windowBits);
      isBegun = true;
      if (block.length === 0) return;
      const sequences = matcher.parse(block, longestCopy, isLast);
      const literals = literalsOf(block, sequences);
      const isShorter = sizeOf(literals, sequences) < block.length * 8;
      if (isShorter) writeBlock(bits, block.length, literals, sequences);
      else writePlain(bits, block);
    }

    return {
      close(block) {
        write(block, false);
        give(bits.take());
      },
      settle(flush, block) {
        const isLast = flush === flushes.finish;
        write(block, isLast);
        if (isLast) {
          // An empty last block.
          bits.write(2, 3);
          bits.align();
        } else if (!bits.isAligned) {
          // An empty block of metadata, which ends with a byte.
          bits.write(6, 6);
          bits.align();
        }
        give(bits.take());
      },
    };
  });
}

/** How many bits literals and copies are likely to take. */
function sizeOf(literals: Uint8Array, sequences: readonly Sequence[]): number {
  let bits = 0;
  let kinds = 0;
  for (const count of tally(literals, alphabets.literals)) {
    if (count === 0) continue;
    kinds++;
    bits -= count * Math.log2(count / literals.length);
  }
  const perSequence = 20;
  const perKind = 5;
  const head = 80;
  return head + bits + sequences.length * perSequence + kinds * perKind;
}
