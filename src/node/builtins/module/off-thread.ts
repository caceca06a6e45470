// `module.register`: hooks on a thread of their own, which this one asks and waits for.
import { unavailable } from '../../errors/node-error.ts';
import type { Hooks, Loaded, Resolved } from '../../loader/hooks.ts';
import { neverSettled } from '../../loader/never-settled.ts';
import { HookAnswers } from './hook-answers.ts';
import type { HookQuestion } from './hook-answers.ts';

export interface OffThreadNeeds {
  /** Starts the thread, which does not keep the process alive. It is handed `data`. */
  readonly startHooks: (data: object, transfer: readonly object[]) => void;
  readonly createChannel: () => MessageChannel;
  /** `process.exit`. */
  readonly exit: (code: number) => never;
  /** From now on these are asked for each import. */
  readonly onHooks: (hooks: Hooks) => void;
}

interface RegisterOptions {
  readonly parentURL?: unknown;
  readonly data?: unknown;
  readonly transferList?: Transferable[];
}

/** `module.register` of one thread, whose hooks are all on one other. */
export function createRegister({ startHooks, createChannel, exit, onHooks }: OffThreadNeeds) {
  let asking: { readonly port: MessagePort; readonly answers: HookAnswers } | undefined;

  function start(): NonNullable<typeof asking> {
    if (typeof SharedArrayBuffer === 'undefined')
      throw unavailable('module.register without SharedArrayBuffer');
    const { port1, port2 } = createChannel();
    const answers = new HookAnswers();
    startHooks({ port: port2, memory: answers.memory }, [port2]);
    return { port: port1, answers };
  }

  /** `args` is what an error says was asked. */
  function ask(
    question: HookQuestion,
    args: readonly unknown[],
    transfer: Transferable[] = [],
  ): unknown {
    asking ??= start();
    asking.port.postMessage(question, transfer);
    const answer = asking.answers.wait();
    if (answer.kind === 'exit') return exit(answer.code);
    if (answer.kind === 'unsettled') throw neverSettled(question.kind, args);
    return answer.value;
  }

  const hooks: Hooks = {
    resolve: (specifier, { parentURL, importAttributes }) =>
      ask({ kind: 'resolve', specifier, parentURL, importAttributes: { ...importAttributes } }, [
        specifier,
        parentURL,
        importAttributes,
      ]) as Resolved,
    load: (url, { format, importAttributes }) =>
      ask({ kind: 'load', url, format, importAttributes: { ...importAttributes } }, [
        url,
        { format, importAttributes },
      ]) as Loaded,
  };

  return function register(specifier: unknown, ...rest: unknown[]): void {
    const [given, more] = rest;
    const isOptions = typeof given === 'object' && given !== null && !(given instanceof URL);
    const options = (isOptions ? given : more) as RegisterOptions | undefined;
    const name = String(specifier);
    const parentURL = String((isOptions ? options?.parentURL : given) ?? 'data:');
    const { data, transferList } = options ?? {};
    const question = { kind: 'register', specifier: name, parentURL, data } as const;
    ask(question, [name, parentURL, data, undefined], transferList);
    onHooks(hooks);
  };
}
