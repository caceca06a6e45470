// The built-in engine: this project's own Node-compatible kernel, served by the site itself.
import { EngineError } from '../types.ts';
import type { BootOptions, Engine } from '../types.ts';
import { loadFrame } from './frame.ts';
import { BuiltinMachine } from './machine.ts';
import type { Kernel } from './machine.ts';

/**
 * Whether the browser has what the engine needs. WebKitGTK isolates a page and yet has no shared memory
 * there, without which it can run no script in the frame: see run-script.ts.
 */
function isSupported(): boolean {
  const isBarred = crossOriginIsolated && typeof SharedArrayBuffer === 'undefined';
  return typeof Worker !== 'undefined' && !isBarred;
}

/** Needs workers and little else; what needs shared memory needs a cross-origin-isolated page. */
export const builtinEngine: Engine = {
  id: 'builtin',

  probe(signal) {
    signal.throwIfAborted();
    return Promise.resolve(isSupported() ? undefined : 'unsupported');
  },

  boot: ({ signal, onStage }) => bootMachine(signal, onStage),
};

/** Puts a frame into the page and makes a machine of it. Rejects as {@link Engine.boot} does. */
export async function bootMachine(
  signal: AbortSignal,
  onStage: BootOptions['onStage'] = () => undefined,
): Promise<BuiltinMachine> {
  signal.throwIfAborted();
  if (!isSupported()) throw new EngineError('builtin', 'unsupported');
  onStage('loading');
  const kernel = await loadKernel();
  const frame = await loadFrame(signal);
  onStage('starting');
  return await BuiltinMachine.create(frame, kernel, signal);
}

async function loadKernel(): Promise<Kernel> {
  try {
    const { loadBoot, loadRarePart } = await import('./kernel.ts');
    return { boot: await loadBoot(!crossOriginIsolated), loadRarePart };
  } catch (cause) {
    throw new EngineError('builtin', 'unreachable', { cause });
  }
}
