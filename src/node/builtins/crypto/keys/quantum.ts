// What the part for keys of lattices and hashes has, for those who load it.
import type { GetQuantumKeys } from './byte-keys.ts';
import type { QuantumKind } from './material.ts';

export interface Quantum {
  readonly keys: ReturnType<GetQuantumKeys>;
  readonly sign: (
    kind: QuantumKind,
    message: Uint8Array,
    priv: Uint8Array,
    context: Uint8Array | undefined,
  ) => Uint8Array;
  readonly verify: (
    kind: QuantumKind,
    message: Uint8Array,
    pub: Uint8Array,
    signature: Uint8Array,
    context: Uint8Array | undefined,
  ) => boolean;
  readonly encapsulate: (
    kind: QuantumKind,
    pub: Uint8Array,
  ) => { readonly ciphertext: Uint8Array; readonly shared: Uint8Array };
  /** Throws where the ciphertext has another length. */
  readonly decapsulate: (kind: QuantumKind, priv: Uint8Array, ciphertext: Uint8Array) => Uint8Array;
}
