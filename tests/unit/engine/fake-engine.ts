// A small engine for the tests of the session: it does what it is told, when it is told.
import { createEventQueue } from '../../../src/engine/event-queue.ts';
import {
  EngineError,
  type Engine,
  type EngineFailure,
  type EngineId,
  type Machine,
  type Run,
} from '../../../src/engine/types.ts';

export interface FakeEngine extends Engine {
  /** What its boots and probes answer from now on. */
  failure: EngineFailure | undefined;
  /** When set, boots wait for it. */
  gate: Promise<void> | undefined;
  /** When set, runs are refused with it. */
  refusal: EngineFailure | undefined;
  /** The next run is refused, and no other. */
  refuseOnce(failure: EngineFailure): void;
  /** The version of Node that its machines have from now on. */
  nodeVersion: string;
  readonly boots: number;
  readonly probes: number;
  readonly starts: number;
  /** The seeds of its runs. */
  readonly seeds: readonly (number | undefined)[];
  /** Ends the machine that is there. */
  die(): void;
}

/** An engine that serves at once until told otherwise. */
export function fakeEngine(id: EngineId): FakeEngine {
  let boots = 0;
  let probes = 0;
  let starts = 0;
  const seeds: (number | undefined)[] = [];
  let once: EngineFailure | undefined;
  let die: (cause?: EngineError) => void = () => undefined;

  function open(): Machine {
    const closed = new Promise<EngineError | undefined>((resolve) => (die = resolve));
    return {
      nodeVersion: engine.nodeVersion,
      closed,
      close: () => {
        die();
        return Promise.resolve();
      },
      run: (_, { seed } = {}) => {
        starts += 1;
        seeds.push(seed);
        const refusal = once ?? engine.refusal;
        once = undefined;
        if (refusal) return Promise.reject(new EngineError(id, refusal));
        const run: Run = {
          events: createEventQueue(),
          result: Promise.resolve({ kind: 'exited', code: 0, signal: null, duration: 0 }),
          write: () => undefined,
          endInput: () => undefined,
          onSilence: () => undefined,
          stop: () => Promise.resolve(),
        };
        return Promise.resolve(run);
      },
    };
  }

  const engine: FakeEngine = {
    id,
    failure: undefined,
    gate: undefined,
    refusal: undefined,
    nodeVersion: 'v24.0.0',
    refuseOnce: (failure) => {
      once = failure;
    },
    get boots() {
      return boots;
    },
    get probes() {
      return probes;
    },
    get starts() {
      return starts;
    },
    seeds,
    die: () => {
      die(new EngineError(id, 'broken'));
    },
    probe: () => {
      probes += 1;
      return Promise.resolve(engine.failure);
    },
    boot: async ({ onStage }) => {
      boots += 1;
      onStage('loading');
      await engine.gate;
      if (engine.failure) throw new EngineError(id, engine.failure);
      onStage('starting');
      return open();
    },
  };
  return engine;
}
