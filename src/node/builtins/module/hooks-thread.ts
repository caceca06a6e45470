// The thread of a program's hooks: what `module.register` named runs here, and answers for the others.
import { nodeError } from '../../errors/node-error.ts';
import type { LoadContext, Loaded, ResolveContext, Resolved } from '../../loader/hooks.ts';
import { HookAnswers } from './hook-answers.ts';
import type { HookQuestion } from './hook-answers.ts';
import { checkLoaded, checkResolved } from './hook-results.ts';

type Next<Context, Result> = (given?: string, context?: Partial<Context>) => Promise<Result>;
type Hook<Context, Result> = (
  given: string,
  context: Context,
  next: Next<Context, Result>,
) => Result | Promise<Result>;

/** A hook, and what errors call it. */
interface Named<Context, Result> {
  readonly name: string;
  readonly hook: Hook<Context, Result>;
}

interface HooksModule {
  readonly initialize?: (data: unknown) => unknown;
  readonly resolve?: Hook<ResolveContext, Resolved>;
  readonly load?: Hook<LoadContext, Loaded>;
}

export interface HooksThreadNeeds {
  /** This thread's own loader, which is the last to be asked. */
  readonly loader: {
    import(specifier: string, parent: string): Promise<object>;
    resolveItself(specifier: string, context: ResolveContext): Resolved;
    loadItself(url: string, context: LoadContext): Loaded;
  };
  /** What the thread was handed: where questions come from, and where answers go. */
  readonly given: {
    readonly port: { on(type: 'message', listener: (question: HookQuestion) => void): void };
    readonly memory: SharedArrayBuffer;
  };
  /** Calls back when the thread ends. */
  readonly onExit: (job: () => void) => void;
}

/** Answers for as long as the thread lives. */
export function serveHooks({ loader, given, onExit }: HooksThreadNeeds): void {
  const answers = new HookAnswers(given.memory);
  const resolving: Named<ResolveContext, Resolved>[] = [];
  const loading: Named<LoadContext, Loaded>[] = [];

  async function answer(question: HookQuestion): Promise<unknown> {
    switch (question.kind) {
      case 'register': {
        const { specifier, parentURL, data } = question;
        const module: HooksModule = await loader.import(specifier, parentURL);
        const { resolve, load } = module;
        if (resolve) resolving.push({ name: `${specifier} 'resolve'`, hook: resolve });
        if (load) loading.push({ name: `${specifier} 'load'`, hook: load });
        await module.initialize?.(data);
        return undefined;
      }
      case 'resolve':
        return await run({
          hooks: resolving,
          given: question.specifier,
          context: question.context,
          last: (specifier, context) => loader.resolveItself(specifier, context),
          check: checkResolved,
        });
      case 'load':
        return await run({
          hooks: loading,
          given: question.url,
          context: question.context,
          last: (url, context) => {
            const loaded = loader.loadItself(url, context);
            // It is for the loader of CommonJS to read.
            return loaded.format === 'commonjs' ? { ...loaded, source: null } : loaded;
          },
          check: (result, name) => {
            checkLoaded(result, false, name);
          },
        });
    }
  }

  given.port.on('message', (question) => {
    answer(question).then(
      (value) => {
        answers.give(value);
      },
      (error: unknown) => {
        answers.fail(error);
      },
    );
  });
  onExit(() => {
    answers.fail(nodeError(Error, 'ERR_WORKER_NOT_RUNNING', 'The thread of the hooks has ended'));
  });
}

interface Chain<Context extends object, Result> {
  /** In the order in which they were registered: the last one is asked first. */
  readonly hooks: readonly Named<Context, Result>[];
  readonly given: string;
  readonly context: Context;
  readonly last: (given: string, context: Context) => Result;
  readonly check: (result: Result, name: string) => void;
}

/** Asks one after another, each of which may ask the next. */
async function run<Context extends object, Result extends object>(
  chain: Chain<Context, Result>,
): Promise<Result> {
  const { hooks, last, check } = chain;
  const step = async (at: number, given: string, context: Context): Promise<Result> => {
    const named = hooks[at - 1];
    if (!named) return last(given, context);
    const { name, hook } = named;
    let isPassedOn = false;
    const result = await hook(given, context, async (further = given, added = {}) => {
      isPassedOn = true;
      return await step(at - 1, further, { ...context, ...added });
    });
    const { shortCircuit } = result as { readonly shortCircuit?: unknown };
    if (!isPassedOn && !shortCircuit) throw incomplete(name);
    check(result, name);
    return result;
  };
  return await step(hooks.length, chain.given, chain.context);
}

function incomplete(name: string): Error {
  return nodeError(
    Error,
    'ERR_LOADER_CHAIN_INCOMPLETE',
    `"${name}" did not call the next hook in its chain and did not explicitly signal a short circuit. ` +
      "If this is intentional, include `shortCircuit: true` in the hook's return.",
  );
}
