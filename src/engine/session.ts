// The session: chooses an engine for each run, boots each engine once, and falls back.
import { createBerth, type Berth } from './berth.ts';
import { isThrifty } from './connection.ts';
import { hedgeDelay } from './limits.ts';
import { readPreference, type Preference } from './preference.ts';
import {
  EngineError,
  type BootStage,
  type Engine,
  type EngineId,
  type Machine,
  type Program,
  type Run,
} from './types.ts';
import { within } from './within.ts';

export interface StartOptions {
  /** Ends the start; it does not stop a run that has begun. */
  readonly signal: AbortSignal;
  readonly onStage: (stage: BootStage, engine: EngineId) => void;
}

/** A run, and which engine it runs on. */
export interface Started {
  readonly run: Run;
  readonly engine: EngineId;
  readonly nodeVersion: string;
  /** Why the engine that would have been first does not run it. */
  readonly fellBackBecause?: EngineError;
}

export interface Session {
  /**
   * Starts a program on the first engine that can serve. Rejects with {@link EngineError} of the
   * engine that was asked for when none can, or with the signal's reason.
   */
  start(program: Program, options: StartOptions): Promise<Started>;
  /** Boots, ahead of a run, what the run would use. Quietly does nothing where it cannot. */
  prepare(): void;
  /** Forgets that engines failed: the next run tries the preferred one again at once. */
  reconsider(): void;
}

export type EngineLoaders = Readonly<Record<EngineId, () => Promise<Engine>>>;

/** Engines are code that most visits never need: each comes with its first use. */
const browserLoaders: EngineLoaders = {
  stackblitz: async () => (await import('./stackblitz/engine.ts')).stackblitzEngine,
  builtin: async () => (await import('./builtin/engine.ts')).builtinEngine,
};

/** A session of its own. `choose` is asked before every run; `onBoot` hears of every boot that begins. */
export function createSession(
  loaders: EngineLoaders = browserLoaders,
  choose: () => Preference = readPreference,
  onBoot: () => void = () => undefined,
): Session {
  const berths: Record<EngineId, Berth> = {
    stackblitz: createBerth('stackblitz', loaders.stackblitz, onBoot),
    builtin: createBerth('builtin', loaders.builtin, onBoot),
  };
  /** Engines that failed lately, and why: nobody waits for one twice while another can serve. */
  const avoided = new Map<EngineId, EngineError>();

  async function runOn(machine: Promise<Machine>, program: Program, signal: AbortSignal) {
    try {
      const booted = await within(Infinity, machine, lost, signal);
      return { run: await booted.run(program, signal), nodeVersion: booted.nodeVersion };
    } catch (error) {
      // A machine that cannot start a program is of no use to the next one either.
      if (error instanceof EngineError) {
        machine.then((booted) => booted.close()).catch(() => undefined);
      }
      throw error;
    }
  }

  async function startOn(id: EngineId, program: Program, { signal, onStage }: StartOptions) {
    const berth = berths[id];
    const kept = berth.kept();
    const machine = berth.machine();
    const unwatch = berth.watch(onStage);
    try {
      try {
        return { ...(await runOn(machine, program, signal)), engine: id };
      } catch (error) {
        if (!kept || !(error instanceof EngineError) || signal.aborted) throw error;
        // One that was kept from before may have died since: that is no reason to leave its engine.
        berth.forget(kept);
        return { ...(await runOn(berth.machine(), program, signal)), engine: id };
      }
    } finally {
      unwatch();
    }
  }

  /** Asks, for the next run, whether an engine that failed could serve again. */
  async function recheck(id: EngineId): Promise<void> {
    if ((await berths[id].probe()) === undefined) avoided.delete(id);
  }

  function order(): { ids: EngineId[]; failure: EngineError | undefined } {
    const { engine, forced } = choose();
    if (forced) return { ids: [engine], failure: undefined };
    const other: EngineId = engine === 'builtin' ? 'stackblitz' : 'builtin';
    const failure = avoided.get(engine);
    if (failure === undefined || avoided.has(other))
      return { ids: [engine, other], failure: undefined };
    recheck(engine).catch(() => undefined);
    return { ids: [other, engine], failure };
  }

  async function start(program: Program, options: StartOptions): Promise<Started> {
    const { ids, failure } = order();
    let first: EngineError | undefined;
    for (const [i, id] of ids.entries()) {
      options.signal.throwIfAborted();
      const next = ids[i + 1];
      const hedge = setTimeout(() => {
        if (next === 'builtin' && !isThrifty()) berths.builtin.machine().catch(() => undefined);
      }, hedgeDelay);
      try {
        const started = await startOn(id, program, options);
        avoided.delete(id);
        const because = failure ?? first;
        const isFirstChoice = because === undefined || because.engine === id;
        return isFirstChoice ? started : { ...started, fellBackBecause: because };
      } catch (error) {
        options.signal.throwIfAborted();
        if (!(error instanceof EngineError)) throw error;
        avoided.set(id, error);
        first ??= error;
      } finally {
        clearTimeout(hedge);
      }
    }
    throw first ?? lost();
  }

  async function prepareFirst(): Promise<void> {
    for (const id of order().ids) {
      try {
        await berths[id].machine();
        return;
      } catch (error) {
        if (error instanceof EngineError) avoided.set(id, error);
      }
    }
  }

  return {
    start,
    prepare: () => {
      if (!isThrifty()) void prepareFirst();
    },
    reconsider: () => {
      avoided.clear();
    },
  };
}

const lost = (): Error => new Error('no engine was asked');

const begun = Promise.withResolvers<undefined>();

/** Fulfilled once an engine of this page begins to boot: from then on there is something to keep. */
export const engineBegun: Promise<undefined> = begun.promise;

let session: Session | undefined;
const pageSession = (): Session =>
  (session ??= createSession(browserLoaders, readPreference, () => {
    begun.resolve(undefined);
  }));

/** Starts a program in the session of this page: see {@link Session.start}. */
export const startProgram: Session['start'] = (program, options) =>
  pageSession().start(program, options);

/** Boots ahead of a run in the session of this page: see {@link Session.prepare}. */
export const prepareEngine: Session['prepare'] = () => {
  pageSession().prepare();
};

/** Forgets failures in the session of this page: see {@link Session.reconsider}. */
export const reconsiderEngines: Session['reconsider'] = () => {
  pageSession().reconsider();
};
