// The thread of a program's hooks: what `module.register` named runs here, and answers for the others.
import { nodeError } from '../../errors/node-error.ts';
import type { LoadContext, Loaded, ResolveContext, Resolved } from '../../loader/hooks.ts';
import { HookAnswers } from './hook-answers.ts';
import type { HookQuestion } from './hook-answers.ts';
import { checkLoaded, checkResolved, checkShortCircuit } from './hook-results.ts';

type Next<Context, Result> = (given?: string, context?: Partial<Context>) => Promise<Result>;
type Hook<Context, Result> = (
  given: string,
  context: Context,
  next: Next<Context, Result>,
) => Result | Promise<Result>;

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
  const resolving: Hook<ResolveContext, Resolved>[] = [];
  const loading: Hook<LoadContext, Loaded>[] = [];

  async function answer(question: HookQuestion): Promise<unknown> {
    switch (question.kind) {
      case 'register': {
        const { specifier, parentURL, data } = question;
        const module: HooksModule = await loader.import(specifier, parentURL);
        if (module.resolve) resolving.push(module.resolve);
        if (module.load) loading.push(module.load);
        await module.initialize?.(data);
        return undefined;
      }
      case 'resolve':
        return await run({
          name: 'resolve',
          hooks: resolving,
          given: question.specifier,
          context: question.context,
          last: (specifier, context) => loader.resolveItself(specifier, context),
          check: checkResolved,
        });
      case 'load':
        return await run({
          name: 'load',
          hooks: loading,
          given: question.url,
          context: question.context,
          last: (url, context) => {
            const loaded = loader.loadItself(url, context);
            // It is for the loader of CommonJS to read.
            return loaded.format === 'commonjs' ? { ...loaded, source: null } : loaded;
          },
          check: (result) => {
            checkLoaded(result, false);
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
  readonly name: 'resolve' | 'load';
  /** In the order in which they were registered: the last one is asked first. */
  readonly hooks: readonly Hook<Context, Result>[];
  readonly given: string;
  readonly context: Context;
  readonly last: (given: string, context: Context) => Result;
  readonly check: (result: Result) => void;
}

/** Asks one after another, each of which may ask the next. */
async function run<Context extends object, Result extends object>(
  chain: Chain<Context, Result>,
): Promise<Result> {
  const { name, hooks, last, check } = chain;
  const step = async (at: number, given: string, context: Context): Promise<Result> => {
    const hook = hooks[at - 1];
    if (!hook) return last(given, context);
    let isPassedOn = false;
    const result = await hook(given, context, async (further = given, added = {}) => {
      isPassedOn = true;
      return await step(at - 1, further, { ...context, ...added });
    });
    if (!isPassedOn) checkShortCircuit(name, result);
    check(result);
    return result;
  };
  return await step(hooks.length, chain.given, chain.context);
}
