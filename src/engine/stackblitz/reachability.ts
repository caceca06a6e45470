// Whether StackBlitz can be reached from this page: asked before an iframe is spent on it.
import { probeFreshness, probeLimit } from '../limits.ts';
import type { EngineFailure } from '../types.ts';

declare global {
  /** Where the official client loads its iframe from, when not from StackBlitz: for tests. */
  var WEBCONTAINER_API_IFRAME_URL: string | undefined;
}

/** The origin of the iframe that the official client will load. */
export function stackblitzOrigin(): string {
  return new URL(globalThis.WEBCONTAINER_API_IFRAME_URL ?? 'https://stackblitz.com').origin;
}

let reachedAt = -Infinity;

/**
 * Asks for the very page that the iframe would load. A page with `require-corp` may frame it only
 * if it bears `Cross-Origin-Resource-Policy: cross-origin`, and so may fetch it too, though not
 * read it: an answer of any kind means reachable. Only that is remembered, never a failure.
 */
export async function probeStackblitz(signal: AbortSignal): Promise<EngineFailure | undefined> {
  signal.throwIfAborted();
  if (!globalThis.crossOriginIsolated) return 'not-isolated';
  if (typeof SharedArrayBuffer === 'undefined') return 'unsupported';
  if (!navigator.onLine) return 'offline';
  if (performance.now() - reachedAt < probeFreshness) return undefined;
  const enough = new AbortController();
  const tooSlow = AbortSignal.timeout(probeLimit);
  try {
    await fetch(`${stackblitzOrigin()}/headless?coep=require-corp`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, tooSlow, enough.signal]),
    });
    reachedAt = performance.now();
    return undefined;
  } catch {
    signal.throwIfAborted();
    return tooSlow.aborted ? 'too-slow' : 'unreachable';
  } finally {
    // The headers have said it all: the body need not come.
    enough.abort();
  }
}
