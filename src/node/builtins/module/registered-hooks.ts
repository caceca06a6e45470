// What has been registered on the thread of a program's hooks, and what comes of asking it.
import { checkString, invalidArgType, invalidArgValue } from '../../errors/node-error.ts';
import type {
  Attributes,
  LoadContext,
  Loaded,
  ResolveContext,
  Resolved,
} from '../../loader/hooks.ts';
import { unknownFormat } from '../../loader/refusals.ts';
import { bare } from '../../values/bare.ts';
import { askHooks } from './hook-chain.ts';
import type { Hook, NamedHook, Outcome } from './hook-chain.ts';
import { badReturn, isSource, sourceTypes } from './hook-results.ts';

/** What a module of hooks may export. */
export interface HooksModule {
  readonly initialize?: (data: unknown) => unknown;
  readonly globalPreload?: unknown;
  readonly resolve?: Hook<ResolveContext, Resolved>;
  readonly load?: Hook<LoadContext, Loaded>;
}

/** The loader of the thread itself, which is the last to be asked. */
export interface LastAsked {
  readonly resolver: { readonly importConditions: readonly string[] };
  resolveItself(specifier: string, context: ResolveContext): Resolved;
  loadItself(url: string, context: LoadContext): Loaded;
}

export class RegisteredHooks {
  readonly #last: LastAsked;
  readonly #resolving: NamedHook<ResolveContext, Resolved>[] = [];
  readonly #loading: NamedHook<LoadContext, Loaded>[] = [];

  constructor(last: LastAsked) {
    this.#last = last;
  }

  get areThere(): boolean {
    return this.#resolving.length + this.#loading.length > 0;
  }

  /** Adds those of a module, which are from now on asked before all others. */
  add(module: string, { resolve, load }: HooksModule): void {
    if (resolve) this.#resolving.push({ module, hook: resolve });
    if (load) this.#loading.push({ module, hook: load });
  }

  async resolve(
    specifier: string,
    parentURL: string | undefined,
    importAttributes: Attributes | undefined,
  ): Promise<Resolved> {
    const conditions = [...this.#last.resolver.importConditions];
    const outcome = await askHooks<ResolveContext, Resolved>({
      kind: 'resolve',
      hooks: this.#resolving,
      given: specifier,
      context: withAlias({ conditions, importAttributes, parentURL }),
      last: (given, context) => {
        const { url, format } = this.#last.resolveItself(given, context);
        return bare({ url, format });
      },
      checkGiven: (given, asker) => {
        checkString(given, `${asker} specifier`);
      },
    });
    return checkedResolved(outcome);
  }

  async load(
    url: string,
    format: string | null | undefined,
    importAttributes: Attributes | undefined,
  ): Promise<Loaded> {
    const conditions = [...this.#last.resolver.importConditions];
    const outcome = await askHooks<Omit<LoadContext, 'conditions'>, Loaded>({
      kind: 'load',
      hooks: this.#loading as NamedHook<Omit<LoadContext, 'conditions'>, Loaded>[],
      given: url,
      context: withAlias({ format, importAttributes }),
      last: (given, context) => {
        const loaded = this.#last.loadItself(given, { ...context, conditions });
        // It is for the loader of CommonJS to read.
        const source = loaded.format === 'commonjs' ? undefined : loaded.source;
        return bare({ format: loaded.format, responseURL: given, source });
      },
      checkGiven: checkUrl,
    });
    return checkedLoaded(outcome, url);
  }
}

/** The context of a hook, with the name that one of its properties had before. */
function withAlias<T extends { importAttributes: Attributes | undefined }>(context: T): T {
  return Object.defineProperty(context, 'importAssertions', {
    get(this: T) {
      return this.importAttributes;
    },
    set(this: T, value: Attributes) {
      this.importAttributes = value;
    },
    configurable: true,
  });
}

function checkUrl(given: unknown, asker: string): void {
  if (typeof given !== 'string') throw invalidArgType(`${asker} url`, 'an a URL string', given);
  if (!URL.canParse(given)) throw invalidArgValue(`${asker} url`, given, 'should be a URL string');
}

function checkedResolved({ result, asked }: Outcome<Resolved>): Resolved {
  const { url, format, importAttributes } = result;
  if (typeof url !== 'string' || !URL.canParse(url))
    throw badReturn('a URL string', asked, 'url', url);
  if ((importAttributes ?? undefined) !== undefined && typeof importAttributes !== 'object')
    throw badReturn('an object', asked, 'importAttributes', importAttributes);
  if ((format ?? undefined) !== undefined && typeof format !== 'string')
    throw badReturn('a string', asked, 'format', format);
  return { url, format, importAttributes };
}

function checkedLoaded({ result, asked }: Outcome<Loaded>, url: string): Loaded {
  const { format, source } = result;
  const { responseURL = url } = result as { readonly responseURL?: unknown };
  const isWhole =
    typeof responseURL === 'string' &&
    URL.canParse(responseURL) &&
    new URL(responseURL).href === responseURL;
  if (!isWhole) {
    const wanted = 'undefined or a fully resolved URL string';
    throw badReturn(wanted, asked, 'responseURL', responseURL);
  }
  if ((format ?? undefined) === undefined) throw unknownFormat(format, url);
  if (typeof format !== 'string') throw badReturn('a string', asked, 'format', format);
  if ((source ?? undefined) !== undefined && !isSource(source))
    throw badReturn(sourceTypes, asked, 'source', source);
  return { format, source };
}
