// Node's own objects in messages: what no browser clones goes as a record and is made anew.

/** How objects of one kind travel. */
export interface CloneableKind {
  readonly is: (value: object) => boolean;
  /** `listed` says whether it stands in the transfer list. Throws where it may not travel. */
  readonly pack: (value: object, listed: boolean) => Packed;
  readonly unpack: (record: never) => object;
}

/** What goes in an object's place, and what that takes along. */
export interface Packed {
  readonly record: unknown;
  readonly transfer?: readonly Transferable[];
}

/** A message's value as the browser gets it, and whether there are records in it. */
export interface ClonedValue {
  readonly value: unknown;
  readonly carries: boolean;
}

export interface Cargo extends ClonedValue {
  readonly transfer: Transferable[];
}

/** What makes a kind known, for a thread that receives one before it has asked for its module. */
const homes: Readonly<Record<string, readonly [module: string, name: string]>> = {
  AbortSignal: ['util', 'transferableAbortController'],
  CryptoKey: ['crypto', 'subtle'],
  FileHandle: ['fs', 'promises'],
  Histogram: ['perf_hooks', 'createHistogram'],
  KeyObject: ['crypto', 'KeyObject'],
};

/** Under this name a record says what it is; a program's own objects are looked at only beside one. */
const kindName = '\0kind';

/** The kinds that one thread knows. Nothing is searched for before a program has made one of them. */
export class Cloning {
  readonly #kinds = new Map<string, CloneableKind>();
  readonly #load: (module: string, name: string) => void;

  /** `load` asks a built-in module for one of its exports, which adds the kind that goes with it. */
  constructor(load: (module: string, name: string) => void) {
    this.#load = load;
  }

  add(name: string, kind: CloneableKind): void {
    this.#kinds.set(name, kind);
  }

  pack(value: unknown, transfer: readonly Transferable[]): Cargo {
    const plain: Cargo = { value, transfer: [...transfer], carries: false };
    if (this.#kinds.size === 0) return plain;
    const listed = new Set<unknown>(transfer.filter((each) => this.#nameOf(each) !== undefined));
    if (listed.size === 0 && !contains(value, (each) => this.#nameOf(each) !== undefined)) {
      return plain;
    }
    const taken = transfer.filter((each) => !listed.has(each));
    const packed = replaced(value, (each) => {
      const name = this.#nameOf(each);
      const kind = name === undefined ? undefined : this.#kinds.get(name);
      if (!kind) return undefined;
      const { record, transfer: more = [] } = kind.pack(each, listed.has(each));
      taken.push(...more);
      return { [kindName]: name, record };
    });
    return { value: packed, transfer: taken, carries: true };
  }

  unpack({ value, carries }: ClonedValue): unknown {
    if (!carries) return value;
    return replaced(value, (each) => {
      if (!Object.hasOwn(each, kindName)) return undefined;
      const { [kindName]: name, record } = each as { [kindName]: string; record: never };
      const home = homes[name];
      if (!this.#kinds.has(name) && home) this.#load(...home);
      return this.#kinds.get(name)?.unpack(record);
    });
  }

  #nameOf(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [name, kind] of this.#kinds) if (kind.is(value)) return name;
    return undefined;
  }
}

/** What is looked into: the rest is the browser's to clone. */
function isContainer(value: object): boolean {
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === Object.prototype || parent === null;
}

function partsOf(value: object): unknown[] {
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  return value instanceof Set ? [...value] : Object.values(value);
}

function contains(value: unknown, wanted: (value: object) => boolean): boolean {
  const seen = new Set<object>();
  const look = (each: unknown): boolean => {
    if (typeof each !== 'object' || each === null || seen.has(each)) return false;
    seen.add(each);
    return wanted(each) || (isContainer(each) && partsOf(each).some(look));
  };
  return look(value);
}

/** A copy of a value's containers with other objects in the place of those that `replace` knows. */
function replaced(value: unknown, replace: (value: object) => object | undefined): unknown {
  const copies = new Map<object, object>();
  const copy = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    const known = copies.get(each);
    if (known) return known;
    const other = replace(each) ?? (isContainer(each) ? undefined : each);
    if (other) {
      copies.set(each, other);
      return other;
    }
    return fill(each);
  };
  const fill = (each: object): object => {
    if (each instanceof Map) {
      const map = new Map<unknown, unknown>();
      copies.set(each, map);
      for (const [key, held] of each) map.set(copy(key), copy(held));
      return map;
    }
    if (each instanceof Set) {
      const set = new Set<unknown>();
      copies.set(each, set);
      for (const held of each) set.add(copy(held));
      return set;
    }
    const object = Array.isArray(each) ? new Array<unknown>(each.length) : {};
    copies.set(each, object);
    for (const [name, held] of Object.entries(each)) Reflect.set(object, name, copy(held));
    return object;
  };
  return copy(value);
}
