// The ciphers that there are, by OpenSSL's names.
import { unsafe } from '@noble/ciphers/aes.js';
import { blockwise } from './blockwise.ts';
import { ccm } from './ccm.ts';
import { chachaPoly1305 } from './chacha-poly1305.ts';
import type { Block, Engine } from './engine.ts';
import { gcm } from './gcm.ts';
import { chachaBlocks, cipherFeedback, counting, feedingBack, streaming } from './keystream.ts';
import { ocb } from './ocb.ts';
import { paddedWrapping, wrapping } from './wrap.ts';

export type Mode =
  'cbc' | 'ccm' | 'cfb' | 'ctr' | 'ecb' | 'gcm' | 'ocb' | 'ofb' | 'stream' | 'wrap';

/** What is known of a cipher; lengths are in bytes. */
export interface CipherMethod {
  /** As `getCipherInfo` gives it. */
  readonly name: string;
  readonly nid: number;
  readonly mode: Mode;
  readonly blockSize: number;
  readonly keyLength: number;
  /** The usual length of its initialization vector; 0 where it takes none. */
  readonly ivLength: number;
  /** Which other lengths that may have. */
  readonly takesIv: (length: number) => boolean;
  readonly start: (start: Start) => Engine;
}

export interface Start {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly encrypts: boolean;
  /** Of modes that need to know it. */
  readonly tagLength: number;
}

function aes(key: Uint8Array): Block {
  const forth = unsafe.expandKeyLE(Uint8Array.from(key));
  let back: Uint32Array | undefined;
  return {
    encrypt: (block) => unsafe.encryptBlock(forth, block),
    decrypt: (block) =>
      unsafe.decryptBlock((back ??= unsafe.expandKeyDecLE(Uint8Array.from(key))), block),
  };
}

type Making = (block: Block, start: Start) => Engine;

interface AesMode {
  readonly mode: Mode;
  readonly blockSize: number;
  readonly ivLength: number;
  readonly takesIv?: (length: number) => boolean;
  /** Of the keys of 128, 192 and 256 bits. */
  readonly nids: readonly [number, number, number];
  readonly make: Making;
  /** Its names for a number of bits: the first is the cipher's own, the others are listed or understood. */
  readonly names: (bits: number) => readonly string[];
}

const plain = (suffix: string) => (bits: number) => [`aes-${String(bits)}-${suffix}`];
const identified = (suffix: string) => (bits: number) => [
  `id-aes${String(bits)}-${suffix.toUpperCase()}`,
  `aes-${String(bits)}-${suffix}`,
];

const aesModes: readonly AesMode[] = [
  {
    mode: 'cbc',
    blockSize: 16,
    ivLength: 16,
    nids: [419, 423, 427],
    names: (bits) => [`aes-${String(bits)}-cbc`, `aes${String(bits)}`],
    make: (block, { iv, encrypts }) => blockwise(block, iv, encrypts),
  },
  {
    mode: 'ecb',
    blockSize: 16,
    ivLength: 0,
    nids: [418, 422, 426],
    names: plain('ecb'),
    make: (block, { encrypts }) => blockwise(block, undefined, encrypts),
  },
  {
    mode: 'ctr',
    blockSize: 1,
    ivLength: 16,
    nids: [904, 905, 906],
    names: plain('ctr'),
    make: (block, { iv }) => streaming(counting(block, iv)),
  },
  {
    mode: 'ofb',
    blockSize: 1,
    ivLength: 16,
    nids: [420, 424, 428],
    names: plain('ofb'),
    make: (block, { iv }) => streaming(feedingBack(block, iv)),
  },
  {
    mode: 'cfb',
    blockSize: 1,
    ivLength: 16,
    nids: [421, 425, 429],
    names: plain('cfb'),
    make: (block, { iv, encrypts }) => cipherFeedback(block, iv, encrypts, 16),
  },
  {
    mode: 'cfb',
    blockSize: 1,
    ivLength: 16,
    nids: [653, 654, 655],
    names: plain('cfb8'),
    make: (block, { iv, encrypts }) => cipherFeedback(block, iv, encrypts, 1),
  },
  {
    mode: 'gcm',
    blockSize: 1,
    ivLength: 12,
    takesIv: (length) => length > 0,
    nids: [895, 898, 901],
    names: identified('gcm'),
    make: (block, { iv, encrypts }) => gcm(block, iv, encrypts),
  },
  {
    mode: 'ccm',
    blockSize: 1,
    ivLength: 12,
    takesIv: (length) => length >= 7 && length <= 13,
    nids: [896, 899, 902],
    names: identified('ccm'),
    make: (block, { iv, encrypts, tagLength }) => ccm(block, iv, encrypts, tagLength),
  },
  {
    mode: 'ocb',
    blockSize: 16,
    ivLength: 12,
    takesIv: (length) => length > 0 && length <= 15,
    nids: [958, 959, 960],
    names: plain('ocb'),
    make: (block, { iv, encrypts, tagLength }) => ocb(block, iv, encrypts, tagLength),
  },
  {
    mode: 'wrap',
    blockSize: 8,
    ivLength: 8,
    nids: [788, 789, 790],
    names: (bits) => [`id-aes${String(bits)}-wrap`, `aes${String(bits)}-wrap`],
    make: (block, { iv, encrypts }) => wrapping(block, iv, encrypts),
  },
  {
    mode: 'wrap',
    blockSize: 8,
    ivLength: 4,
    nids: [897, 900, 903],
    names: (bits) => [`id-aes${String(bits)}-wrap-pad`, `aes${String(bits)}-wrap-pad`],
    make: (block, { iv, encrypts }) => paddedWrapping(block, iv, encrypts),
  },
];

const exactly = (wanted: number) => (length: number) => length === wanted;

const methods: readonly (readonly [CipherMethod, names: readonly string[]])[] = [
  ...aesModes.flatMap(({ make, names, nids, takesIv, ...mode }) =>
    [128, 192, 256].map((bits, at): [CipherMethod, readonly string[]] => {
      const [name = '', ...others] = names(bits);
      const method = {
        ...mode,
        name,
        nid: nids[at] ?? 0,
        keyLength: bits / 8,
        takesIv: takesIv ?? exactly(mode.ivLength),
        start: (start: Start) => make(aes(start.key), start),
      };
      return [method, [name, ...others]];
    }),
  ),
  [
    {
      name: 'chacha20',
      nid: 1019,
      mode: 'stream',
      blockSize: 1,
      keyLength: 32,
      ivLength: 16,
      takesIv: exactly(16),
      start: ({ key, iv }) => {
        const first = new DataView(Uint8Array.from(iv).buffer).getUint32(0, true);
        return streaming(chachaBlocks(key, iv.slice(4), first));
      },
    },
    ['chacha20'],
  ],
  [
    {
      name: 'chacha20-poly1305',
      nid: 1018,
      mode: 'stream',
      blockSize: 1,
      keyLength: 32,
      ivLength: 12,
      takesIv: exactly(12),
      start: ({ key, iv, encrypts }) => chachaPoly1305(key, iv, encrypts),
    },
    ['chacha20-poly1305'],
  ],
];

/** The names of `getCiphers()`, in OpenSSL's order. */
export const cipherNames: readonly string[] = methods.flatMap(([, names]) => names).sort();

const byName = new Map(
  methods.flatMap(([method, names]) => names.map((name) => [name.toLowerCase(), method] as const)),
);
const byNid = new Map(methods.map(([method]) => [method.nid, method]));

/** The cipher of that name, however it is spelt, or of OpenSSL's number for it. */
export function findCipher(name: string | number): CipherMethod | undefined {
  return typeof name === 'number' ? byNid.get(name) : byName.get(name.toLowerCase());
}

/** Whether it authenticates what it encrypts. */
export function seals({ mode, name }: CipherMethod): boolean {
  return mode === 'gcm' || mode === 'ccm' || mode === 'ocb' || name === 'chacha20-poly1305';
}
