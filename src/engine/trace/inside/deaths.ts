// Runs inside the reader's Node: tells when a process is about to die of an error. What Node
// prints then goes round its streams, straight to the descriptor, and bears nobody's name.
import type { Kit } from './kit.ts';

/** Reports an error that nobody in this process takes, just before Node prints it. */
export function traceDeath(kit: Kit): void {
  const emit = process.emit.bind(process) as (event: string, ...args: unknown[]) => boolean;
  // Not a listener: with one of those the process would live on.
  kit.hide(process, 'emit', (event: string, ...args: unknown[]) => {
    const isHeard = emit(event, ...args);
    if (event === 'uncaughtException' && !isHeard) {
      kit.report({ kind: 'dying', at: kit.now(), source: kit.self });
    }
    return isHeard;
  });
}
