// The StackBlitz engine: StackBlitz's Node in the browser, through the official client.
import { EngineError, type Engine } from '../types.ts';
import { bootContainer } from './container.ts';
import { openMachine } from './machine.ts';
import { probeStackblitz } from './reachability.ts';

/** The engine that a reader gets first. It needs the internet, and a page that is isolated. */
export const stackblitzEngine: Engine = {
  id: 'stackblitz',
  probe: probeStackblitz,
  async boot(options) {
    options.onStage('probing');
    const failure = await probeStackblitz(options.signal);
    if (failure !== undefined) throw new EngineError('stackblitz', failure);
    return openMachine(await bootContainer(options), options.signal);
  },
};
