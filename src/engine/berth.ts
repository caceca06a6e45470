// A berth: where the one machine of an engine lies, booted once and kept for all runs.
import {
  EngineError,
  type BootStage,
  type Engine,
  type EngineFailure,
  type EngineId,
  type Machine,
} from './types.ts';

type Watcher = (stage: BootStage, engine: EngineId) => void;

/** The machine of one engine, now and later. */
export interface Berth {
  /** The machine: the one that is there, or is being booted, or a new one. */
  machine(): Promise<Machine>;
  /** The machine that has booted and, as far as is known, still serves. */
  kept(): Promise<Machine> | undefined;
  /** Gives a machine up: the next call of `machine` boots another. */
  forget(machine: Promise<Machine>): void;
  /** Tells the stage of the boot, and every later one. Returns what ends that. */
  watch(watcher: Watcher): () => void;
  /** Asks the engine whether a boot is worth trying. */
  probe(): Promise<EngineFailure | undefined>;
}

/** An empty berth. `load` brings the engine's code; `onBoot` hears of every boot that begins. */
export function createBerth(
  id: EngineId,
  load: () => Promise<Engine>,
  onBoot: () => void = () => undefined,
): Berth {
  let current: Promise<Machine> | undefined;
  let isOpen = false;
  let stage: BootStage = 'probing';
  const watchers = new Set<Watcher>();
  // A boot is shared, and of use to the next run: no single run may end it.
  const { signal } = new AbortController();

  async function engine(): Promise<Engine> {
    try {
      return await load();
    } catch (cause) {
      throw new EngineError(id, 'unreachable', { cause });
    }
  }

  function report(next: BootStage): void {
    stage = next;
    for (const watch of watchers) watch(stage, id);
  }

  async function boot(): Promise<Machine> {
    return (await engine()).boot({ signal, onStage: report });
  }

  function forget(machine: Promise<Machine>): void {
    if (current !== machine) return;
    current = undefined;
    isOpen = false;
  }

  return {
    machine: () => {
      if (current) return current;
      stage = 'probing';
      const machine = boot();
      current = machine;
      onBoot();
      machine
        .then((booted) => {
          if (current === machine) isOpen = true;
          return booted.closed;
        })
        .catch(() => undefined)
        .finally(() => {
          forget(machine);
        });
      return machine;
    },
    kept: () => (isOpen ? current : undefined),
    forget,
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(stage, id);
      return () => watchers.delete(watcher);
    },
    probe: async () => (await engine()).probe(signal),
  };
}
