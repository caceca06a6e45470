// What StackBlitz is known to lack, before anything of it is loaded.
import type { Ability } from '../abilities.ts';

/**
 * A worker in a hot loop runs on after `worker.terminate()` (stackblitz/core#3317, April 2025;
 * stackblitz/webcontainer-core#971 and #1121). It has no Node 24 (webcontainer-core#560, January
 * 2026): whether what came is 22 is known when it has booted.
 */
export const stackblitzLacks = (): readonly Ability[] => ['ends-busy-threads', 'node-24'];
