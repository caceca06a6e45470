// The browser's URL classes as Node has them: its errors, and how they print.
import { checkFunction, invalidArgType, nodeError } from './errors.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');

interface Printing {
  readonly stylize: (text: string, style: string) => string;
  readonly breakLength?: number;
}
type Inspect = (value: unknown, options: object) => string;
type Method = (this: unknown, ...args: unknown[]) => unknown;

function put(target: object, name: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable, writable: true });
}

/** The arguments that a method of URLSearchParams must have. */
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

function checkThis(value: unknown): asserts value is URLSearchParams {
  if (value instanceof URLSearchParams) return;
  const message = 'Value of "this" must be of type URLSearchParams';
  throw nodeError(TypeError, 'ERR_INVALID_THIS', message);
}

function missing(names: readonly string[]): Error {
  const quoted = names.map((name) => `"${name}"`).join(' and ');
  const message =
    names.length > 1
      ? `The ${quoted} arguments must be specified`
      : `The ${quoted} argument must be specified`;
  return nodeError(TypeError, 'ERR_MISSING_ARGS', message);
}

function mendSearchParams({ prototype }: typeof URLSearchParams): void {
  for (const [name, names] of Object.entries(needed)) {
    const own = Reflect.get(prototype, name) as Method;
    const method: Method = function (...args) {
      checkThis(this);
      if (args.length < names.length) throw missing(names);
      if (name === 'forEach') checkFunction(args[0], 'callback');
      // Made texts here, so that what goes wrong has the language's words and not the browser's.
      const texts =
        names.length === 0
          ? args
          : args.map((each) =>
              each === undefined && names.length === 1 ? each : `${each as string}`,
            );
      return Reflect.apply(own, this, texts) as unknown;
    };
    Object.defineProperty(method, 'name', { value: name, configurable: true });
    Object.defineProperty(method, 'length', { value: own.length, configurable: true });
    put(prototype, name, method, true);
  }
  put(prototype, Symbol.iterator, Reflect.get(prototype, 'entries'), false);
  put(
    prototype,
    custom,
    function (this: unknown, depth: number, options: Printing, inspect: Inspect): string {
      checkThis(this);
      if (depth < 0) return options.stylize('[Object]', 'special');
      const pairs = [...this].map(
        ([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`,
      );
      if (pairs.length === 0) return `${this.constructor.name} {}`;
      const width = pairs.reduce((sum, pair) => sum + pair.length + 2, 0);
      return width > (options.breakLength ?? Infinity)
        ? `${this.constructor.name} {\n  ${pairs.join(',\n  ')} }`
        : `${this.constructor.name} { ${pairs.join(', ')} }`;
    },
    false,
  );
}

const shown = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
] as const;

/** Node's error for what is no URL. */
function invalidUrl(input: string, base: string | undefined): Error {
  const extra = { input, ...(base !== undefined && { base }) };
  return nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', extra);
}

function mendUrl(Native: typeof URL): void {
  const { prototype } = Native;
  const mended = new Proxy(Native, {
    construct(target, args: unknown[], newTarget) {
      if (args.length === 0) throw missing(['url']);
      const [input, base] = args.map((each) => (each === undefined ? each : `${each as string}`));
      try {
        return Reflect.construct(
          target,
          base === undefined ? [input] : [input, base],
          newTarget,
        ) as object;
      } catch {
        throw invalidUrl(String(input), base);
      }
    },
  });
  put(prototype, 'constructor', mended, false);
  put(globalThis, 'URL', mended, false);
  put(
    prototype,
    custom,
    function (this: URL, depth: number, options: object, inspect: Inspect): unknown {
      if (!(this instanceof Native)) throw invalidArgType('this', 'an instance of URL', this);
      if (depth < 0) return this;
      const parts = Object.fromEntries(shown.map((name) => [name, this[name]]));
      return `${this.constructor.name} ${inspect(parts, options)}`;
    },
    false,
  );
}

/** Mends both classes of this thread, once, before its program begins. */
export function mendUrls(): void {
  mendSearchParams(URLSearchParams);
  mendUrl(URL);
}
