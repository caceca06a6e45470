// The thread of a program's hooks: what `module.register` named runs here, and answers for the others.
import type { Hooks } from '../../loader/hooks.ts';
import { bare } from '../../values/bare.ts';
import type { Warn } from '../../values/warn.ts';
import { HookAnswers } from './hook-answers.ts';
import type { HookQuestion } from './hook-answers.ts';
import { HookedImports } from './hooked-imports.ts';
import { RegisteredHooks } from './registered-hooks.ts';
import type { HooksModule, LastAsked } from './registered-hooks.ts';

/** What the thread was handed: where questions come from, and where answers go. */
export interface HooksThreadData {
  readonly port: {
    on(type: 'message', listener: (question: HookQuestion) => void): void;
    ref(): void;
    unref(): void;
  };
  readonly memory: SharedArrayBuffer;
}

export interface HooksThreadNeeds {
  /** This thread's own loader. */
  readonly loader: LastAsked & {
    offThread: Hooks;
    import(specifier: string, parent: string): Promise<object>;
    requestsOf(
      url: string,
      text: string,
    ): readonly {
      readonly specifier: string;
      readonly attributes: Readonly<Record<string, string>>;
    }[];
  };
  readonly given: HooksThreadData;
  readonly warn: Warn;
  /** Calls back when the thread ends, with its exit code. */
  readonly onExit: (job: (code: number) => void) => void;
  /** Calls back whenever nothing is left to do. */
  readonly onIdle: (job: () => void) => void;
}

/** Answers for as long as the thread lives. */
export function serveHooks({ loader, given, warn, onExit, onIdle }: HooksThreadNeeds): void {
  const { port, memory } = given;
  const answers = new HookAnswers(memory);
  const registered = new RegisteredHooks(loader);
  const imports = new HookedImports(registered, (url, text) => loader.requestsOf(url, text));
  /** The question that waits for its answer: there is one at a time. */
  let open: HookQuestion | undefined;
  let hasWarned = false;

  async function register({
    specifier,
    parentURL,
    data,
  }: Extract<HookQuestion, { kind: 'register' }>): Promise<void> {
    if (registered.areThere) {
      loader.offThread = imports.hooks;
      await imports.ask({ specifier, attributes: bare({}) }, parentURL);
    }
    const module: HooksModule = await loader.import(specifier, parentURL);
    registered.add(specifier, module);
    const { initialize, globalPreload } = module;
    if (globalPreload !== undefined && !initialize && !hasWarned) {
      hasWarned = true;
      const message = '`globalPreload` has been removed; use `initialize` instead.';
      warn(message, 'UnsupportedWarning');
    }
    await initialize?.(data);
  }

  async function answer(question: HookQuestion): Promise<unknown> {
    switch (question.kind) {
      case 'register':
        await register(question);
        return undefined;
      case 'resolve': {
        const { specifier, parentURL, importAttributes } = question;
        return await registered.resolve(specifier, parentURL, importAttributes);
      }
      case 'load':
        return await registered.load(question.url, question.format, question.importAttributes);
    }
  }

  /** Ends a question, unless that was done before. */
  function close(question: HookQuestion | undefined, end: () => void): void {
    if (question === undefined || open !== question) return;
    open = undefined;
    port.ref();
    end();
  }

  port.on('message', (question) => {
    open = question;
    // While hooks are at work they alone keep the thread alive: without that, they never end.
    port.unref();
    answer(question).then(
      (value) => {
        close(question, () => {
          answers.give({ kind: 'value', value });
        });
      },
      (error: unknown) => {
        close(question, () => {
          answers.fail(error);
        });
      },
    );
  });
  onIdle(() => {
    close(open, () => {
      answers.give({ kind: 'unsettled' });
    });
  });
  onExit((code) => {
    answers.give({ kind: 'exit', code });
  });
}
