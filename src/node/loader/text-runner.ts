// Texts that a program runs itself: scripts with a value, and functions.
import { registerScript } from '../stacks/script-registry.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { valueHooks } from './commonjs-wrapper.ts';
import { evaluateScript } from './evaluate-script.ts';
import { isParseFailure } from './parse-failure.ts';
import type { GetRewriting } from './rewriting.ts';
import { hook } from './script-hook.ts';
import { scriptSyntaxError } from './syntax-error.ts';
import type { NativeParser } from './syntax-error.ts';

/** What `import()` in such a text does. */
export type ImportFrom = (specifier: unknown, options?: unknown) => Promise<object>;

/** A text, and where it says it stands. */
export interface RunText {
  readonly text: string;
  readonly name: string;
  /** How many lines and columns lie before it. */
  readonly line: number;
  readonly column: number;
  readonly importFrom: ImportFrom;
}

interface Hooks {
  value: unknown;
  import: ImportFrom;
}

export class TextRunner {
  readonly #native: NativeParser;
  readonly #rewriting: GetRewriting;

  constructor(native: NativeParser, rewriting: GetRewriting) {
    this.#native = native;
    this.#rewriting = rewriting;
  }

  /** Rewrites a script, which fails here where it does not parse; the result runs it and gives its value. */
  prepare(given: RunText): () => unknown {
    const source = this.#rewrite(given, () => this.#rewriting().valuedScript(given.text));
    return () =>
      this.#withHooks(given, (hooks) => {
        this.#evaluate(given, source, source.code);
        return hooks.value;
      });
  }

  /** A function of this body, whose outer scope is the global one. */
  compile(given: RunText, parameters: readonly string[]): unknown {
    const source = this.#rewrite(given, () =>
      this.#rewriting().functionSource(given.text, parameters),
    );
    const head = `${hook}(function (${parameters.join(',')}\n) {\n`;
    return this.#withHooks(given, () =>
      this.#evaluate({ ...given, line: given.line - 2 }, source, `${head}${source.code}\n})`),
    );
  }

  #evaluate(given: RunText, { trace }: CommonJsSource, code: string): unknown {
    const { name, text, line, column } = given;
    registerScript({
      name,
      text: '\n'.repeat(Math.max(line, 0)) + ' '.repeat(Math.max(column, 0)) + text,
      locate: (at, column_) => {
        const place = trace(at, column_);
        return {
          line: place.line + line,
          column: place.line === 1 ? place.column + column : place.column,
        };
      },
    });
    return evaluateScript(this.#native.runScript, code, name);
  }

  #rewrite(given: RunText, rewrite: () => CommonJsSource): CommonJsSource {
    try {
      return rewrite();
    } catch (error) {
      if (!isParseFailure(error)) throw error;
      const { name, text } = given;
      throw scriptSyntaxError({ name, text, failure: error }, error, this.#native);
    }
  }

  /** Scripts within scripts have hooks of their own. */
  #withHooks(given: RunText, run: (hooks: Hooks) => unknown): unknown {
    const scope = globalThis as Record<string, unknown>;
    const before = scope[valueHooks] as Hooks | undefined;
    const hooks: Hooks = { value: undefined, import: given.importFrom };
    const define = (value: Hooks): void => {
      Object.defineProperty(scope, valueHooks, { value, configurable: true });
    };
    define(hooks);
    try {
      return run(hooks);
    } finally {
      if (before) define(before);
    }
  }
}
