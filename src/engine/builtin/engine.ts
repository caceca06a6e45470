// The built-in engine: this project's own Node-compatible kernel, served by the site itself.
import type { FrameBoot } from '../../node/protocol.ts';
import { EngineError } from '../types.ts';
import type { Engine } from '../types.ts';
import { loadFrame } from './frame.ts';
import { BuiltinMachine } from './machine.ts';

/** Needs workers and nothing else; what needs shared memory needs a cross-origin-isolated page. */
export const builtinEngine: Engine = {
  id: 'builtin',

  probe(signal) {
    signal.throwIfAborted();
    return Promise.resolve(typeof Worker === 'undefined' ? 'unsupported' : undefined);
  },

  async boot({ signal, onStage }) {
    signal.throwIfAborted();
    onStage('loading');
    const kernel = await loadKernel();
    const frame = await loadFrame(signal);
    onStage('starting');
    return await BuiltinMachine.start(frame, kernel, signal);
  },
};

async function loadKernel(): Promise<FrameBoot> {
  try {
    return (await import('./kernel.ts')).kernel;
  } catch (cause) {
    throw new EngineError('builtin', 'unreachable', { cause });
  }
}
