// XXH64, the checksum of Zstandard, over what comes in pieces.

const primes: readonly [bigint, bigint, bigint, bigint, bigint] = [
  0x9e37_79b1_85eb_ca87n,
  0xc2b2_ae3d_27d4_eb4fn,
  0x1656_67b1_9e37_79f9n,
  0x85eb_ca77_c2b2_ae63n,
  0x27d4_eb2f_1656_67c5n,
];
const [prime1, prime2] = primes;
const stripe = 32;

const cut = (value: bigint): bigint => BigInt.asUintN(64, value);
const times = (a: bigint, b: bigint): bigint => cut(a * b);
const turned = (value: bigint, by: bigint): bigint => cut(value << by) | (value >> (64n - by));

/** Spelt out, and with the lanes in an array of their own: so engines keep it all in registers. */
function round(lane: bigint, word: bigint): bigint {
  const mixed = BigInt.asUintN(64, lane + BigInt.asUintN(64, word * prime2));
  return BigInt.asUintN(64, (BigInt.asUintN(64, mixed << 31n) | (mixed >> 33n)) * prime1);
}

export class XxHash64 {
  readonly #rest = new Uint8Array(stripe);
  #kept = 0;
  #total = 0;
  readonly #lanes = BigUint64Array.of(primes[0] + primes[1], primes[1], 0n, -primes[0]);

  update(bytes: Uint8Array): void {
    this.#total += bytes.length;
    let at = 0;
    if (this.#kept > 0) {
      const part = bytes.subarray(0, stripe - this.#kept);
      this.#rest.set(part, this.#kept);
      this.#kept += part.length;
      at = part.length;
      if (this.#kept < stripe) return;
      this.#take(new DataView(this.#rest.buffer), 0);
      this.#kept = 0;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (; at + stripe <= bytes.length; at += stripe) this.#take(view, at);
    this.#rest.set(bytes.subarray(at));
    this.#kept = bytes.length - at;
  }

  /** The lower half of the hash, which is what a frame ends with. */
  low(): number {
    const [first = 0n, second = 0n, third = 0n, fourth = 0n] = this.#lanes;
    let hash = primes[4];
    if (this.#total >= stripe) {
      hash = cut(turned(first, 1n) + turned(second, 7n) + turned(third, 12n) + turned(fourth, 18n));
      for (const lane of this.#lanes) {
        hash = cut(times(hash ^ round(0n, lane), primes[0]) + primes[3]);
      }
    }
    hash = cut(hash + BigInt(this.#total));
    const view = new DataView(this.#rest.buffer);
    let at = 0;
    for (; at + 8 <= this.#kept; at += 8) {
      hash ^= round(0n, view.getBigUint64(at, true));
      hash = cut(times(turned(hash, 27n), primes[0]) + primes[3]);
    }
    if (at + 4 <= this.#kept) {
      hash ^= times(BigInt(view.getUint32(at, true)), primes[0]);
      hash = cut(times(turned(hash, 23n), primes[1]) + primes[2]);
      at += 4;
    }
    for (; at < this.#kept; at++) {
      hash ^= times(BigInt(view.getUint8(at)), primes[4]);
      hash = times(turned(hash, 11n), primes[0]);
    }
    hash = times(hash ^ (hash >> 33n), primes[1]);
    hash = times(hash ^ (hash >> 29n), primes[2]);
    return Number((hash ^ (hash >> 32n)) & 0xffff_ffffn);
  }

  #take(view: DataView, at: number): void {
    for (let lane = 0; lane < 4; lane++) {
      this.#lanes[lane] = round(this.#lanes[lane] ?? 0n, view.getBigUint64(at + 8 * lane, true));
    }
  }
}
