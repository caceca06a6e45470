// Hooks of `module.register`, asked one after another; the last to be asked is the loader itself.
import { invalidArgType, nodeError, received } from '../../errors/node-error.ts';

/** What a hook calls to ask the next one; what it adds to the context, all that follow have. */
type Next<Context, Result> = (given: string, added?: Partial<Context>) => Promise<Result>;

export type Hook<Context, Result> = (
  given: string,
  context: Context,
  next: Next<Context, Result>,
) => Result | Promise<Result>;

/** A hook, and the specifier of its module, by which errors call it. */
export interface NamedHook<Context, Result> {
  readonly module: string;
  readonly hook: Hook<Context, Result>;
}

export interface Chain<Context extends object, Result> {
  readonly kind: 'resolve' | 'load';
  /** In the order in which they were registered: the last one is asked first. */
  readonly hooks: readonly NamedHook<Context, Result>[];
  readonly given: string;
  /** Each hook is handed this same object. */
  readonly context: Context;
  readonly last: (given: string, context: Context) => Result;
  /** Throws unless it is what a hook may ask the next one for; `asker` is what the error calls it. */
  readonly checkGiven: (given: unknown, asker: string) => void;
}

/** What came of it, and what errors call the hook that was asked last. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly asked: string;
}

/** Asks them. Rejects with what they throw, or where they break Node's rules. */
export async function askHooks<Context extends object, Result extends object>(
  chain: Chain<Context, Result>,
): Promise<Outcome<Result>> {
  const { kind, hooks, given, context, last, checkGiven } = chain;
  const nextName = kind === 'resolve' ? 'nextResolve' : 'nextLoad';
  let asked = '';
  let isFinished = false;
  let isShortCircuited = false;
  const nextAt = (at: number): Next<Context, Result> => {
    const named = hooks[at - 1];
    const hook: Hook<Context, Result> = named?.hook ?? last;
    const next = async (...args: Parameters<Next<Context, Result>>): Promise<Result> => {
      const [passed, added] = args;
      asked = `${named?.module ?? `node:internal/modules/esm/${kind}`} '${kind}'`;
      const asker = `${asked} hook's ${nextName}()`;
      checkGiven(passed, asker);
      if (added) checkContext(added, asker);
      if (!named) isFinished = true;
      Object.assign(context, added);
      const result: unknown = await hook(passed, context, nextAt(at - 1));
      if (typeof result !== 'object' || result === null) throw badReturn(asker, result);
      isShortCircuited ||= (result as { shortCircuit?: unknown }).shortCircuit === true;
      return result as Result;
    };
    return Object.defineProperty(next, 'name', { value: nextName });
  };
  const result = await nextAt(hooks.length)(given, context);
  if (!isFinished && !isShortCircuited) throw incomplete(asked);
  return { result, asked };
}

function checkContext(added: unknown, asker: string): void {
  if (typeof added !== 'object') throw invalidArgType(`${asker} context`, 'of type object', added);
}

function badReturn(asker: string, given: unknown): Error {
  const message = `Expected an object to be returned from the "${asker}" function but got ${received(given)}.`;
  return nodeError(TypeError, 'ERR_INVALID_RETURN_VALUE', message);
}

function incomplete(hook: string): Error {
  return nodeError(
    Error,
    'ERR_LOADER_CHAIN_INCOMPLETE',
    `"${hook}" did not call the next hook in its chain and did not explicitly signal a short circuit. ` +
      "If this is intentional, include `shortCircuit: true` in the hook's return.",
  );
}
