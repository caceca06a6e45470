// An error on its way to another thread: what structured clone would lose is kept.

/** A plain value that structured clone copies whole. */
export interface ErrorRecord {
  /** The built-in class it is made from again: `TypeError` for an instance of a subclass of it too. */
  readonly className: string | undefined;
  /** Own properties that could be cloned, `message` and `stack` among them; or the thrown value. */
  readonly properties: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly enumerable: boolean;
  }[];
  readonly value: unknown;
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

/** Packs whatever a thread threw. */
export function packError(thrown: unknown): ErrorRecord {
  if (!(thrown instanceof Error)) {
    const copy = cloned(thrown);
    // Node sends what it cannot clone as its printed form.
    return { className: undefined, properties: [], value: copy ? copy.value : String(thrown) };
  }
  const properties: ErrorRecord['properties'][number][] = [];
  for (const key of new Set([...Object.getOwnPropertyNames(thrown), 'name', 'message', 'stack'])) {
    const value = read(thrown, key);
    const copy = typeof value === 'function' ? undefined : cloned(value);
    const enumerable = Object.getOwnPropertyDescriptor(thrown, key)?.enumerable ?? false;
    if (copy) properties.push({ key, value: copy.value, enumerable });
  }
  return { className: builtinName(thrown), properties, value: undefined };
}

/** Makes the error again in the thread that asked for it. */
export function unpackError(record: ErrorRecord): unknown {
  if (record.className === undefined) return record.value;
  const error = new (classes[record.className] ?? Error)();
  for (const { key, value, enumerable } of record.properties) {
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
