// The rewritten texts of one thread's ES modules: each made once, or taken over from another thread.
import type { RewrittenByUrl, RewrittenModule, RewrittenText } from '../wire/rewritten.ts';
import type { GetRewriting } from './rewriting.ts';
import type { Trace } from './trace.ts';

export class RewrittenModules {
  readonly #rewriting: GetRewriting;
  readonly #known: Map<string, RewrittenText>;

  constructor(rewriting: GetRewriting, known: RewrittenByUrl) {
    this.#rewriting = rewriting;
    this.#known = new Map(known);
  }

  /** The module at a URL, with this text. Throws `ParseFailure`. */
  rewrite(url: string, text: string): RewrittenModule {
    const known = this.#known.get(url);
    if (known?.text === text) return known.module;
    const { trace: _, ...module } = this.#rewriting().rewriteEsm(text);
    this.#known.set(url, { text, module });
    return module;
  }

  /** Leads back to places in the text. It is rewritten once more for it: few texts are ever asked. */
  tracer(text: string): Trace {
    let trace: Trace | undefined;
    return (line, column) => {
      trace ??= this.#rewriting().rewriteEsm(text).trace;
      return trace(line, column);
    };
  }
}
