// The rewritten texts of one thread's ES modules: each made once, or taken over from another thread.
import type * as rewritingPart from '../parts/rewriting.ts';
import type { EsmSource } from './esm-source.ts';
import type { Trace } from './trace.ts';

/** The part that parses and rewrites; asked for only where nothing else will do. */
export type GetRewriting = () => typeof rewritingPart;

/** A rewritten module as plain data, which may be sent to another thread. */
export type Source = Omit<EsmSource, 'trace'>;

/** A program's own text and what became of it. */
export interface RewrittenText {
  readonly text: string;
  readonly source: Source;
}

export type SourcesByUrl = ReadonlyMap<string, RewrittenText>;

export class Sources {
  readonly #rewriting: GetRewriting;
  readonly #known: Map<string, RewrittenText>;

  constructor(rewriting: GetRewriting, known: SourcesByUrl) {
    this.#rewriting = rewriting;
    this.#known = new Map(known);
  }

  /** The module at a URL, with this text. Throws `ParseFailure`. */
  rewrite(url: string, text: string): Source {
    const known = this.#known.get(url);
    if (known?.text === text) return known.source;
    const { trace: _, ...source } = this.#rewriting().rewriteEsm(text);
    this.#known.set(url, { text, source });
    return source;
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
