// An error on its way to another thread: what structured clone would lose is kept.
import { words } from './node-error.ts';

/** A plain value that structured clone copies whole. */
export interface ErrorRecord {
  /** The built-in class it is made from again: `TypeError` for an instance of a subclass of it too. */
  readonly className: string | undefined;
  /** Own properties that could be cloned, `message` and `stack` among them; or the thrown value. */
  readonly properties: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly enumerable: boolean;
    /** An error, which is packed as well: its cause, for one. */
    readonly packed?: ErrorRecord;
  }[];
  readonly value: unknown;
  /** The description of a symbol that was thrown. */
  readonly symbol?: string | undefined;
}

const classes: Readonly<Record<string, new () => Error>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function builtinName(error: Error): string {
  for (let proto: unknown = error; proto !== null; proto = Object.getPrototypeOf(proto)) {
    const name = (Object.getOwnPropertyDescriptor(proto, 'constructor')?.value as { name?: string })
      ?.name;
    if (name !== undefined && Object.hasOwn(classes, name)) return name;
  }
  return 'Error';
}

/** A program's own code may stand behind a property, `stack` among them, and throw. */
function read(thrown: Error, key: string): unknown {
  try {
    return Reflect.get(thrown, key) as unknown;
  } catch {
    return undefined;
  }
}

function cloned(value: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: structuredClone(value) };
  } catch {
    return undefined;
  }
}

/** What to show of an error: its stack; of anything else that was thrown, the thing itself. */
export function shownOf({ properties, value, symbol }: ErrorRecord): unknown {
  const stack = properties.find(({ key }) => key === 'stack')?.value;
  return typeof stack === 'string' ? stack : symbol === undefined ? value : `Symbol(${symbol})`;
}

function isEnumerable(error: Error, key: string): boolean {
  return Object.getOwnPropertyDescriptor(error, key)?.enumerable ?? false;
}

/** Packs whatever a thread threw, with the errors that are properties of it: a circle is cut. */
export function packError(thrown: unknown, above: readonly unknown[] = []): ErrorRecord {
  if (!(thrown instanceof Error)) {
    const none = { className: undefined, properties: [] };
    if (typeof thrown === 'symbol')
      return { ...none, value: undefined, symbol: thrown.description ?? '' };
    const copy = cloned(thrown);
    // Node sends what it cannot clone as its printed form.
    return { ...none, value: copy ? copy.value : words.inspect(thrown) };
  }
  const properties: ErrorRecord['properties'][number][] = [];
  for (const key of new Set([...Object.getOwnPropertyNames(thrown), 'name', 'message', 'stack'])) {
    const value = read(thrown, key);
    if (value instanceof Error) {
      const enumerable = isEnumerable(thrown, key);
      const within = [...above, thrown];
      if (within.includes(value)) continue;
      properties.push({ key, value: undefined, enumerable, packed: packError(value, within) });
      continue;
    }
    const copy = typeof value === 'function' ? undefined : cloned(value);
    if (copy) properties.push({ key, value: copy.value, enumerable: isEnumerable(thrown, key) });
  }
  return { className: builtinName(thrown), properties, value: undefined };
}

/** Makes the error again in the thread that asked for it. */
export function unpackError(record: ErrorRecord): unknown {
  if (record.symbol !== undefined) return Symbol(record.symbol);
  if (record.className === undefined) return record.value;
  const error = new (classes[record.className] ?? Error)();
  for (const { key, value: plain, enumerable, packed } of record.properties) {
    const value = packed ? unpackError(packed) : plain;
    if (key === 'name' && value === error.name) continue;
    Object.defineProperty(error, key, {
      value,
      configurable: true,
      writable: true,
      enumerable,
    });
  }
  return error;
}
