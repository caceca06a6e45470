// Of `node:crypto`, what computes: digests, keys made of others, secret keys.
import { createHashing } from './hash.ts';
import type { HashNeeds } from './hash.ts';
import { createKeyDerivation } from './key-derivation.ts';
import type { KeyDerivationNeeds } from './key-derivation.ts';
import { createKeys } from './secret-keys.ts';
import type { KeyNeeds } from './secret-keys.ts';

export type ComputingNeeds = Omit<HashNeeds & KeyDerivationNeeds & KeyNeeds, 'secretOf'>;

/** What makes a thread look for keys in its messages is made when a program first asks for one. */
export function createComputing(needs: ComputingNeeds) {
  let keys: ReturnType<typeof createKeys> | undefined;
  const secretOf = (value: unknown): Uint8Array | undefined => keys?.secretOf(value);
  const { functions, classes } = createHashing({ ...needs, secretOf });
  return {
    functions: { ...functions, ...createKeyDerivation({ ...needs, secretOf }) },
    classes,
    keys: () => (keys ??= createKeys(needs)),
  };
}
