// `module.registerHooks`: what a program puts between specifiers and modules, in chains.
import { invalidArgType } from '../../errors/node-error.ts';
import type {
  Hooks,
  Load,
  LoadContext,
  Loaded,
  Resolve,
  ResolveContext,
  Resolved,
} from '../../loader/hooks.ts';
import { checkLoaded, checkResolved, checkShortCircuit } from './hook-results.ts';

type Next<Context, Result> = (given?: string, context?: Partial<Context>) => Result;
type Hook<Context, Result> = (
  given: string,
  context: Context,
  next: Next<Context, Result>,
) => Result;
type ResolveHook = Hook<ResolveContext, Resolved>;
type LoadHook = Hook<LoadContext, Loaded>;

/** What a `load` hook is told beside the URL. */
class ModuleLoadContext implements LoadContext {
  format: LoadContext['format'];
  importAttributes: LoadContext['importAttributes'];
  conditions: LoadContext['conditions'];

  constructor({ format, importAttributes, conditions }: LoadContext) {
    this.format = format;
    this.importAttributes = importAttributes;
    this.conditions = conditions;
  }
}

/** The hooks of one thread. `onChange` is told what there is after each change. */
export function createRegistry(onChange: (hooks: Hooks) => void) {
  const resolving: ModuleHooks[] = [];
  const loading: ModuleHooks[] = [];
  let made = 0;
  const idKey = Symbol('kModuleHooksIdKey');

  class ModuleHooks {
    readonly resolve: ResolveHook | undefined;
    readonly load: LoadHook | undefined;
    readonly [idKey]: symbol;

    constructor(resolve: ResolveHook | undefined, load: LoadHook | undefined) {
      this[idKey] = Symbol(`module-hook-${String(made++)}`);
      this.resolve = resolve;
      this.load = load;
      if (resolve) resolving.push(this);
      if (load) loading.push(this);
    }

    deregister(): void {
      for (const list of [resolving, loading]) {
        const at = list.indexOf(this);
        if (at >= 0) list.splice(at, 1);
      }
      tell();
    }
  }

  function tell(): void {
    onChange({
      resolve: resolving.length > 0 ? resolve : undefined,
      load: loading.length > 0 ? load : undefined,
    });
  }

  const resolve: Resolve = (specifier, context, last) =>
    run({
      name: 'resolve',
      hooks: resolving.map((each) => each.resolve).filter((each) => each !== undefined),
      given: specifier,
      context,
      last,
      check: checkResolved,
    });

  const load: Load = (url, context, last, strict) =>
    run({
      name: 'load',
      hooks: loading.map((each) => each.load).filter((each) => each !== undefined),
      given: url,
      context: new ModuleLoadContext(context),
      last,
      check: (result) => {
        checkLoaded(result, strict);
      },
    });

  return {
    registerHooks(hooks: { resolve?: unknown; load?: unknown }): ModuleHooks {
      const { resolve, load } = hooks;
      for (const [name, hook] of Object.entries({ resolve, load })) {
        if (hook && typeof hook !== 'function')
          throw invalidArgType(`hooks.${name}`, 'of type function', hook);
      }
      const made = new ModuleHooks(resolve as ResolveHook, load as LoadHook);
      tell();
      return made;
    },
  };
}

interface Chain<Context extends object, Result> {
  readonly name: 'resolve' | 'load';
  /** In the order in which they were registered: the last one is asked first. */
  readonly hooks: readonly Hook<Context, Result>[];
  readonly given: string;
  /** Each hook is handed the same one; what one adds, the next has too. */
  readonly context: Context;
  readonly last: (given: string, context: Context) => Result;
  readonly check: (result: Result) => void;
}

function run<Context extends object, Result extends object>(chain: Chain<Context, Result>): Result {
  const { name, hooks, context, last, check } = chain;
  /** The hook that was asked last: one that asks no further must say that it means it. */
  let reached = hooks.length;
  const step = (at: number, given: string, added?: Partial<Context>): Result => {
    reached = at;
    if (added && added !== context) Object.assign(context, added);
    const hook = hooks[at - 1];
    const result = hook
      ? hook(given, context, (further, more) => step(at - 1, further as string, more))
      : last(given, context);
    if (at > 0 && reached === at) checkShortCircuit(name, result);
    check(result);
    return result;
  };
  return step(hooks.length, chain.given);
}
