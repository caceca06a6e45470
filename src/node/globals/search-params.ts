// The browser's `URLSearchParams` as Node has it: its errors, and how it prints.
import { bare } from '../values/bare.ts';
import { inspectCustom } from '../values/inspect-custom.ts';
import { checkFunction, invalidThis, nodeError } from '../errors/node-error.ts';

interface Printing {
  readonly stylize: (text: string, style: string) => string;
  readonly breakLength?: number;
}
type Inspect = (value: unknown, options: object) => string;
type Method = (this: unknown, ...args: unknown[]) => unknown;
type Kind = 'entries' | 'keys' | 'values';

/** The arguments that a method must have. */
const needed: Readonly<Record<string, readonly string[]>> = {
  append: ['name', 'value'],
  delete: ['name'],
  entries: [],
  forEach: [],
  get: ['name'],
  getAll: ['name'],
  has: ['name'],
  keys: [],
  set: ['name', 'value'],
  sort: [],
  toString: [],
  values: [],
};

function missing(names: readonly string[]): Error {
  const quoted = names.map((name) => `"${name}"`).join(' and ');
  const text = `The ${quoted} argument${names.length > 1 ? 's' : ''} must be specified`;
  return nodeError(TypeError, 'ERR_MISSING_ARGS', text);
}

/** A text made here, so that what goes wrong has the language's words and not the browser's. */
const text = (value: unknown): string => `${value as string}`;

function isIterable(value: unknown): value is Iterable<unknown> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
}

function pairsOf(list: Iterable<unknown>): [string, string][] {
  return [...list].map((each) => {
    const pair = isIterable(each) ? [...each] : [];
    if (pair.length === 2) return [text(pair[0]), text(pair[1])];
    const message = 'Each query pair must be an iterable [name, value] tuple';
    throw nodeError(TypeError, 'ERR_INVALID_TUPLE', message);
  });
}

/** What the constructor is given, as the browser's own takes it without a fault. */
function checkedInit(init: unknown): string | [string, string][] | Record<string, string> {
  if (init === undefined || init === null) return '';
  if (typeof init !== 'object' && typeof init !== 'function') return text(init);
  const method: unknown = Reflect.get(init, Symbol.iterator);
  if (isIterable(init)) return pairsOf(init);
  if (method !== undefined && method !== null) {
    throw nodeError(TypeError, 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
  }
  const keys = Reflect.ownKeys(init).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(init, key),
  );
  return Object.fromEntries(keys.map((key) => [text(key), text(Reflect.get(init, key))]));
}

function enclosed(
  name: string,
  items: readonly string[],
  options: Printing,
  empty: string,
): string {
  if (items.length === 0) return `${name} ${empty}`;
  const width = items.reduce((sum, item) => sum + item.length + 2, 0);
  return width > (options.breakLength ?? Infinity)
    ? `${name} {\n  ${items.join(',\n  ')} }`
    : `${name} { ${items.join(', ')} }`;
}

/** Mends the class of this thread, once, before its program begins. */
export function mendSearchParams(Native: typeof URLSearchParams): void {
  const { prototype } = Native;
  const own = Object.fromEntries(
    Object.keys(needed).map((name) => [name, Reflect.get(prototype, name) as Method]),
  );
  const iterators = Object.getPrototypeOf(new Native().entries()) as { next: Method };
  const iterations = new WeakMap<object, { readonly rest: () => unknown[]; taken: number }>();

  for (const [name, names] of Object.entries(needed)) {
    const native = own[name] as Method;
    const { method } = {
      method(this: unknown, ...args: unknown[]): unknown {
        if (!(this instanceof Native)) throw invalidThis('URLSearchParams');
        if (args.length < names.length) throw missing(names);
        if (name === 'forEach') {
          each(this, args);
          return undefined;
        }
        const texts =
          names.length === 0
            ? args
            : args.map((value) =>
                value === undefined && names.length === 1 ? value : text(value),
              );
        const result: unknown = Reflect.apply(native, this, texts);
        if (name === 'entries' || name === 'keys' || name === 'values') {
          note(result as object, this, name);
        }
        return result;
      },
    };
    Object.defineProperty(method, 'name', { value: name, configurable: true });
    Object.defineProperty(method, 'length', { value: native.length, configurable: true });
    put(prototype, name, method, true);
  }

  /** Without an object to be `this`, the browser gives null. */
  function each(params: URLSearchParams, [callback, object]: readonly unknown[]): undefined {
    checkFunction(callback, 'callback');
    const visit = (...args: unknown[]): unknown => Reflect.apply(callback as Method, object, args);
    Reflect.apply(own['forEach'] as Method, params, [visit]);
  }

  function note(iterator: object, params: URLSearchParams, kind: Kind): void {
    const rest = (): unknown[] => [...(Reflect.apply(own[kind] as Method, params, []) as [])];
    iterations.set(iterator, { rest, taken: 0 });
  }

  const { next } = iterators;
  put(
    iterators,
    'next',
    {
      next(this: object | undefined): unknown {
        const iteration = this && iterations.get(this);
        if (iteration) iteration.taken += 1;
        try {
          return Reflect.apply(next, this, []);
        } catch {
          throw invalidThis('URLSearchParamsIterator');
        }
      },
    }.next,
    true,
  );
  const printIterator = {
    [inspectCustom](this: object, depth: number, options: Printing, inspect: Inspect): string {
      const iteration = iterations.get(this);
      if (!iteration) throw invalidThis('URLSearchParamsIterator');
      if (depth < 0) return options.stylize('[Object]', 'special');
      const { rest, taken } = iteration;
      const items = rest().slice(taken);
      // The items of a list stay on one line, however narrow.
      const shown = items.map((item) => inspect(item, { ...options, breakLength: Infinity }));
      return enclosed('URLSearchParams Iterator', shown, options, '{  }');
    },
  };
  put(iterators, inspectCustom, printIterator[inspectCustom], false);
  put(prototype, Symbol.iterator, Reflect.get(prototype, 'entries'), false);
  const print = {
    [inspectCustom](this: unknown, depth: number, options: Printing, inspect: Inspect): string {
      if (!(this instanceof Native)) throw invalidThis('URLSearchParams');
      if (depth < 0) return options.stylize('[Object]', 'special');
      const pairs = [...this].map((pair) =>
        pair.map((each) => inspect(each, options)).join(' => '),
      );
      return enclosed(this.constructor.name, pairs, options, '{}');
    },
  };
  put(prototype, inspectCustom, print[inspectCustom], false);
  const mended = new Proxy(
    Native,
    bare({
      construct: (target, [init]: unknown[], newTarget) =>
        Reflect.construct(target, [checkedInit(init)], newTarget) as object,
    }),
  );
  put(prototype, 'constructor', mended, false);
  put(globalThis, 'URLSearchParams', mended, false);
}

function put(target: object, name: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable, writable: true });
}
