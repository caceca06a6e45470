// Imports on the thread of a program's hooks: hooks are asked before what the loader then does at once.
import type { Attributes, Hooks, Loaded, Resolved } from '../../loader/hooks.ts';
import { textOf } from '../../loader/hooks.ts';
import type { RegisteredHooks } from './registered-hooks.ts';

interface ImportRequest {
  readonly specifier: string;
  readonly attributes: Attributes;
}

/** What hooks have said of a module and of all that it imports. */
export class HookedImports {
  readonly #registered: RegisteredHooks;
  readonly #requestsOf: (url: string, text: string) => readonly ImportRequest[];
  readonly #resolved = new Map<string, Resolved>();
  readonly #loaded = new Map<string, Loaded>();

  /** `requestsOf`: what the text of an ES module imports. */
  constructor(
    registered: RegisteredHooks,
    requestsOf: (url: string, text: string) => readonly ImportRequest[],
  ) {
    this.#registered = registered;
    this.#requestsOf = requestsOf;
  }

  /** What a loader that cannot wait finds when it asks. */
  readonly hooks: Hooks = {
    resolve: (specifier, context, last) =>
      this.#resolved.get(keyOf(specifier, context.parentURL)) ?? last(specifier, context),
    load: (url, context, last) => this.#loaded.get(url) ?? last(url, context),
  };

  /** Asks for a module and what it imports. Rejects with what hooks throw. */
  async ask({ specifier, attributes }: ImportRequest, parentURL: string): Promise<void> {
    const key = keyOf(specifier, parentURL);
    if (this.#resolved.has(key)) return;
    const resolved = await this.#registered.resolve(specifier, parentURL, attributes);
    this.#resolved.set(key, resolved);
    const { url, importAttributes = attributes } = resolved;
    if (this.#loaded.has(url)) return;
    const loaded = await this.#registered.load(url, resolved.format, importAttributes);
    this.#loaded.set(url, loaded);
    if (loaded.format !== 'module') return;
    for (const request of this.#requestsOf(url, textOf(loaded.source)))
      await this.ask(request, url);
  }
}

function keyOf(specifier: string, parentURL: string | undefined): string {
  return `${parentURL ?? ''}\0${specifier}`;
}
