// Texts that a program runs itself: scripts with a value, and functions.
import { randomUUID } from '../globals/web-crypto.ts';
import { registerScript } from '../stacks/script-registry.ts';
import { awaitHooks } from './awaits.ts';
import type { AwaitHooks } from './awaits.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { evaluateScript } from './evaluate-script.ts';
import type { ImportHook } from './import-hook.ts';
import { isParseFailure } from './parse-failure.ts';
import type { GetRewriting } from './rewriting.ts';
import { scriptSyntaxError } from './syntax-error.ts';
import type { NativeParser } from './syntax-error.ts';

/** A text, and where it says it stands. */
export interface RunText {
  readonly text: string;
  readonly name: string;
  /** How many lines and columns lie before it. */
  readonly line: number;
  readonly column: number;
  readonly importFrom: ImportHook;
}

/** What the rewritten text finds behind its name for them. */
interface TextHooks extends AwaitHooks {
  readonly import: ImportHook;
}

const hooksOf = ({ importFrom }: RunText): TextHooks => ({ ...awaitHooks, import: importFrom });

export class TextRunner {
  readonly #native: NativeParser;
  readonly #rewriting: GetRewriting;
  /** Made before the program begins, which may put something in the place of `crypto`. */
  readonly #secret = randomUUID().replaceAll('-', '');
  #scripts = 0;

  constructor(native: NativeParser, rewriting: GetRewriting) {
    this.#native = native;
    this.#rewriting = rewriting;
  }

  /** Rewrites a script, which fails here where it does not parse; the result runs it and gives its value. */
  prepare(given: RunText): () => unknown {
    // A script has no function around it: it finds its hooks through a global that no program can guess.
    const via = `__${this.#secret}_${String(++this.#scripts)}`;
    const source = this.#rewrite(given, () => this.#rewriting().valuedScript(given.text, via));
    const hooks = { ...hooksOf(given), value: undefined as unknown };
    return () => {
      // It may run itself.
      const isOutermost = !Object.hasOwn(globalThis, via);
      const before = hooks.value;
      hooks.value = undefined;
      Object.defineProperty(globalThis, via, { value: hooks, configurable: true });
      try {
        this.#evaluate(given, source);
        return hooks.value;
      } finally {
        hooks.value = before;
        if (isOutermost && !source.isFollowed) Reflect.deleteProperty(globalThis, via);
      }
    };
  }

  /** A function of this body, whose outer scope is the global one. */
  compile(given: RunText, parameters: readonly string[]): unknown {
    const source = this.#rewrite(given, () =>
      this.#rewriting().functionSource(given.text, parameters),
    );
    const make = this.#evaluate(given, source) as (hooks: TextHooks) => unknown;
    return make(hooksOf(given));
  }

  #evaluate(given: RunText, { trace, code }: CommonJsSource): unknown {
    const { name, text, line, column } = given;
    const url = registerScript({
      name,
      text: '\n'.repeat(Math.max(line, 0)) + ' '.repeat(Math.max(column, 0)) + text,
      code,
      locate: (at, column_) => {
        const place = trace(at, column_);
        return {
          line: place.line + line,
          column: place.line === 1 ? place.column + column : place.column,
        };
      },
    });
    return evaluateScript(this.#native.runScript, { code, url });
  }

  #rewrite<Source extends CommonJsSource>(given: RunText, rewrite: () => Source): Source {
    try {
      return rewrite();
    } catch (error) {
      if (!isParseFailure(error)) throw error;
      const { name, text } = given;
      throw scriptSyntaxError({ name, text, failure: error }, error, this.#native);
    }
  }
}
