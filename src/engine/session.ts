// The session: chooses an engine for each run, boots each engine once, and falls back.
import { lackedByNode, type Ability } from './abilities.ts';
import { createBerth, type Berth } from './berth.ts';
import { builtinLacks } from './builtin/lacks.ts';
import { isThrifty } from './connection.ts';
import { hedgeDelay } from './limits.ts';
import { readPreference, type Preference } from './preference.ts';
import { stackblitzLacks } from './stackblitz/lacks.ts';
import {
  EngineError,
  UnableError,
  type BootStage,
  type Engine,
  type EngineId,
  type Machine,
  type Program,
  type Run,
  type RunOptions,
  type Watched,
} from './types.ts';
import { within } from './within.ts';

export interface StartOptions {
  /** Ends the start; it does not stop a run that has begun. */
  readonly signal: AbortSignal;
  readonly onStage: (stage: BootStage, engine: EngineId) => void;
  /** What the program needs of an engine beside what all can do. */
  readonly needs?: readonly Ability[];
  /** For this run alone: the engine that it shall run on, as if it were forced. */
  readonly engine?: EngineId;
  /** What to tell of the run that costs something: see {@link RunOptions}. */
  readonly watch?: Watched;
  /** uint32: see `RunOptions`. Only the built-in engine takes one: with it no other serves. */
  readonly seed?: number;
}

/** A run, and which engine it runs on. */
export interface Started {
  readonly run: Run;
  readonly engine: EngineId;
  readonly nodeVersion: string;
  /** Why the engine that would have been first does not run it. */
  readonly fellBackBecause?: EngineError | UnableError;
}

export interface Session {
  /**
   * Starts a program on the first engine that can serve and has what it needs. Rejects with
   * {@link EngineError} of the first that could not serve when none can, with {@link UnableError}
   * when none has what is needed, or with the signal's reason.
   */
  start(program: Program, options: StartOptions): Promise<Started>;
  /** Boots, ahead of a run, what a run with these needs would use. Quietly does nothing where it cannot. */
  prepare(needs?: readonly Ability[]): void;
  /** Forgets that engines failed: the next run tries the preferred one again at once. */
  reconsider(): void;
}

export type EngineLoaders = Readonly<Record<EngineId, () => Promise<Engine>>>;

/** Engines are code that most visits never need: each comes with its first use. */
const browserLoaders: EngineLoaders = {
  stackblitz: async () => (await import('./stackblitz/engine.ts')).stackblitzEngine,
  builtin: async () => (await import('./builtin/engine.ts')).builtinEngine,
};

/** What is known of an engine before it boots. */
const lacks: Readonly<Record<EngineId, () => readonly Ability[]>> = {
  stackblitz: stackblitzLacks,
  builtin: builtinLacks,
};

const firstLack = (needs: readonly Ability[], lacked: readonly Ability[]): Ability | undefined =>
  needs.find((need) => lacked.includes(need));

/** Whether an engine has what a program needs, as far as is known before it boots. */
export const isAble = (engine: EngineId, needs: readonly Ability[]): boolean =>
  firstLack(needs, lacks[engine]()) === undefined;

/** Where to run, in order. */
interface Order {
  readonly ids: readonly EngineId[];
  /** Why the first of them is not the first choice, if it is not. */
  readonly because?: EngineError | UnableError | undefined;
  /** Whether nothing but a lack leads from one to the next. */
  readonly forced?: boolean;
}

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

  async function runOn(
    id: EngineId,
    machine: Promise<Machine>,
    program: Program,
    options: StartOptions,
  ) {
    const { signal, seed, needs = [], watch } = options;
    const asked = {
      signal,
      ...(watch === undefined ? {} : { watch }),
      ...(seed === undefined ? {} : { seed }),
    } satisfies RunOptions;
    try {
      const booted = await within(Infinity, machine, lost, signal);
      requireAll(id, needs, lackedByNode(booted.nodeVersion));
      return { run: await booted.run(program, asked), nodeVersion: booted.nodeVersion };
    } catch (error) {
      // A machine that cannot start a program is of no use to the next one either.
      if (error instanceof EngineError) {
        machine.then((booted) => booted.close()).catch(() => undefined);
      }
      throw error;
    }
  }

  async function startOn(id: EngineId, program: Program, options: StartOptions) {
    const { signal, onStage, needs = [] } = options;
    requireAll(id, needs, lacks[id]());
    const berth = berths[id];
    const kept = berth.kept();
    const machine = berth.machine();
    const unwatch = berth.watch(onStage);
    try {
      try {
        return { ...(await runOn(id, machine, program, options)), engine: id };
      } catch (error) {
        if (!kept || !(error instanceof EngineError) || signal.aborted) throw error;
        // One that was kept from before may have died since: that is no reason to leave its engine.
        berth.forget(kept);
        return { ...(await runOn(id, berth.machine(), program, options)), engine: id };
      }
    } finally {
      unwatch();
    }
  }

  /** Asks, for the next run, whether an engine that failed could serve again. */
  async function recheck(id: EngineId): Promise<void> {
    if ((await berths[id].probe()) === undefined) avoided.delete(id);
  }

  function order(needs: readonly Ability[], asked?: EngineId, seed?: number): Order {
    // What it lacks is found when it starts: no other engine would do.
    if (seed !== undefined) return { ids: ['builtin'], forced: true };
    const { engine, forced } = asked ? { engine: asked, forced: true } : choose();
    const other: EngineId = engine === 'builtin' ? 'stackblitz' : 'builtin';
    const ability = firstLack(needs, lacks[engine]());
    // Whoever asks for an engine asks to see the program run: where it cannot, the other one does.
    if (ability) return { ids: [other], because: new UnableError(engine, ability) };
    if (forced) return { ids: [engine, other], forced };
    const failure = avoided.get(engine);
    if (failure === undefined || avoided.has(other)) return { ids: [engine, other] };
    recheck(engine).catch(() => undefined);
    return { ids: [other, engine], because: failure };
  }

  async function start(program: Program, options: StartOptions): Promise<Started> {
    const { ids, because, forced } = order(options.needs ?? [], options.engine, options.seed);
    let lack = because instanceof UnableError ? because : undefined;
    let failure: EngineError | undefined;
    for (const [i, id] of ids.entries()) {
      options.signal.throwIfAborted();
      const next = ids[i + 1];
      const hedge = setTimeout(() => {
        if (next === 'builtin' && !forced && !isThrifty()) {
          berths.builtin.machine().catch(() => undefined);
        }
      }, hedgeDelay);
      try {
        const started = await startOn(id, program, options);
        avoided.delete(id);
        const why = because ?? failure ?? lack;
        const isFirstChoice = why === undefined || why.engine === id;
        return isFirstChoice ? started : { ...started, fellBackBecause: why };
      } catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof UnableError) lack ??= error;
        else if (error instanceof EngineError) {
          avoided.set(id, error);
          failure ??= error;
          if (forced) break;
        } else throw error;
      } finally {
        clearTimeout(hedge);
      }
    }
    throw failure ?? lack ?? lost();
  }

  async function prepareFirst(needs: readonly Ability[]): Promise<void> {
    const { ids, forced } = order(needs);
    for (const id of forced ? ids.slice(0, 1) : ids) {
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
    prepare: (needs = []) => {
      if (!isThrifty()) void prepareFirst(needs);
    },
    reconsider: () => {
      avoided.clear();
    },
  };
}

/** Throws where something that is needed is lacked. */
function requireAll(id: EngineId, needs: readonly Ability[], lacked: readonly Ability[]): void {
  const ability = firstLack(needs, lacked);
  if (ability) throw new UnableError(id, ability);
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
export const prepareEngine: Session['prepare'] = (needs) => {
  pageSession().prepare(needs);
};

/** Forgets failures in the session of this page: see {@link Session.reconsider}. */
export const reconsiderEngines: Session['reconsider'] = () => {
  pageSession().reconsider();
};
