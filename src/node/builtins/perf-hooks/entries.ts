// What `performance` notes: entries, by Node's own classes.
import { invalidThis, nodeError } from '../../errors/node-error.ts';
import { defineHidden, listMembers } from '../../values/define-property.ts';
import { inspectCustom } from '../../values/inspect-custom.ts';

type Inspect = (value: unknown, options: object) => string;

/** What the classes know their maker by: programs may not make entries. */
export const entryKey = Symbol('entry');

/** Throws where somebody else makes one. */
export function checkKey(key: unknown): void {
  if (key !== entryKey)
    throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
}

/** Prints objects of a class with its name and what `fieldsOf` gives of them. */
export function showFields<T extends object>(
  { prototype }: { readonly prototype: T },
  fieldsOf: (value: T) => unknown,
): void {
  const shown = function (
    this: T,
    depth: number,
    options: { readonly depth?: number | null },
    inspect: Inspect,
  ): unknown {
    if (depth < 0) return `[${this.constructor.name}]`;
    const within = typeof options.depth === 'number' ? options.depth - 1 : null;
    return `${this.constructor.name} ${inspect(fieldsOf(this), { ...options, depth: within })}`;
  };
  defineHidden(prototype, inspectCustom, shown);
}

/** An entry of the timeline; times are in milliseconds, on the clock of `performance.now()`. */
export class PerformanceEntry {
  readonly #name: string;
  readonly #entryType: string;
  readonly #startTime: number;
  readonly #duration: number;

  constructor(
    ...given: [key?: unknown, name?: string, type?: string, start?: number, duration?: number]
  ) {
    const [key, name = '', entryType = '', startTime = 0, duration = 0] = given;
    checkKey(key);
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  static #check(entry: object): void {
    if (!(#name in entry)) throw invalidThis('PerformanceEntry');
  }

  get name(): string {
    PerformanceEntry.#check(this);
    return this.#name;
  }

  get entryType(): string {
    PerformanceEntry.#check(this);
    return this.#entryType;
  }

  get startTime(): number {
    PerformanceEntry.#check(this);
    return this.#startTime;
  }

  get duration(): number {
    PerformanceEntry.#check(this);
    return this.#duration;
  }

  toJSON(): object {
    PerformanceEntry.#check(this);
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration };
  }
}
listMembers(PerformanceEntry);
showFields(PerformanceEntry, (entry) => entry.toJSON());

/** An entry that says more in its `detail`. */
export class PerformanceNodeEntry extends PerformanceEntry {
  readonly #detail: unknown;

  constructor(
    key: unknown,
    name: string,
    type: string,
    start: number,
    duration: number,
    detail: unknown,
  ) {
    super(key, name, type, start, duration);
    this.#detail = detail;
  }

  get detail(): unknown {
    return this.#detail;
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.#detail };
  }
}
