// `module.register`: hooks on a thread of their own, which this one asks and waits for.
import { unavailable } from '../../errors/node-error.ts';
import type { Hooks, Loaded, Resolved } from '../../loader/hooks.ts';
import { HookAnswers } from './hook-answers.ts';
import type { HookQuestion } from './hook-answers.ts';

export interface OffThreadNeeds {
  /** Starts the thread, which does not keep the process alive. It is handed `data`. */
  readonly startHooks: (data: object, transfer: readonly object[]) => void;
  readonly createChannel: () => MessageChannel;
  /** From now on these are asked for each import. */
  readonly onHooks: (hooks: Hooks) => void;
}

/** `module.register` of one thread, whose hooks are all on one other. */
export function createRegister({ startHooks, createChannel, onHooks }: OffThreadNeeds) {
  let asking: { readonly port: MessagePort; readonly answers: HookAnswers } | undefined;

  function start(): NonNullable<typeof asking> {
    if (typeof SharedArrayBuffer === 'undefined')
      throw unavailable('module.register without SharedArrayBuffer');
    const { port1, port2 } = createChannel();
    const answers = new HookAnswers();
    startHooks({ port: port2, memory: answers.memory }, [port2]);
    return { port: port1, answers };
  }

  function ask(question: HookQuestion, transfer: Transferable[] = []): unknown {
    asking ??= start();
    asking.port.postMessage(question, transfer);
    return asking.answers.wait();
  }

  return function register(specifier: unknown, ...rest: unknown[]): void {
    const [given, more] = rest;
    const isOptions = typeof given === 'object' && given !== null && !(given instanceof URL);
    const options = (isOptions ? given : more) as
      | {
          readonly parentURL?: unknown;
          readonly data?: unknown;
          readonly transferList?: Transferable[];
        }
      | undefined;
    const parentURL = String((isOptions ? options?.parentURL : given) ?? 'data:');
    const question = {
      kind: 'register',
      specifier: String(specifier),
      parentURL,
      data: options?.data,
    } as const;
    ask(question, options?.transferList);
    onHooks({
      resolve: (name, context) =>
        ask({ kind: 'resolve', specifier: name, context: { ...context } }) as Resolved,
      load: (url, context) => ask({ kind: 'load', url, context: { ...context } }) as Loaded,
    });
  };
}
