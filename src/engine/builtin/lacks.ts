// What the built-in engine lacks, before anything of it is loaded.
import type { Ability } from '../abilities.ts';

/** A page reaches the network by `fetch` alone, and has memory to share only where it is isolated. */
export const builtinLacks = (): readonly Ability[] =>
  globalThis.crossOriginIsolated ? ['sockets'] : ['sockets', 'shared-memory'];
