// A property that notes who reads and writes it.
import { invalidArgValue } from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';

interface Access {
  readonly type: 'get' | 'set';
  readonly value: unknown;
  /** An error of the place of the access. */
  readonly stack: Error;
}

/** `mock.property().mock`. */
export class MockPropertyContext {
  readonly #object: object;
  readonly #name: string | symbol;
  readonly #original: PropertyDescriptor;
  readonly #once = new Map<number, unknown>();
  #accesses: Access[] = [];
  #value: unknown;

  /** `given` has the value that the property is to have, unless it keeps its own. */
  constructor(object: object, name: string | symbol, given: readonly unknown[]) {
    const original = Object.getOwnPropertyDescriptor(object, name);
    if (!original) {
      throw invalidArgValue('propertyName', name, 'is not a property of the object');
    }
    this.#object = object;
    this.#name = name;
    this.#original = original;
    this.#value = given.length > 0 ? given[0] : original.value;
    Object.defineProperty(object, name, {
      configurable: original.configurable === true,
      enumerable: original.enumerable === true,
      get: () => this.#access('get', this.#value),
      set: (value: unknown) => {
        if (original.writable === false) {
          throw invalidArgValue('propertyName', name, 'cannot be set');
        }
        this.#value = this.#access('set', value);
      },
    });
  }

  get accesses(): readonly Access[] {
    return [...this.#accesses];
  }

  accessCount(): number {
    return this.#accesses.length;
  }

  mockImplementation(value: unknown): void {
    Reflect.set(this.#object, this.#name, value);
  }

  mockImplementationOnce(value: unknown, onAccess?: unknown): void {
    const next = this.#accesses.length;
    this.#once.set(toInteger(onAccess ?? next, 'onAccess', next, Number.MAX_SAFE_INTEGER), value);
  }

  resetAccesses(): void {
    this.#accesses = [];
  }

  restore(): void {
    Object.defineProperty(this.#object, this.#name, this.#original);
  }

  #access(type: Access['type'], usual: unknown): unknown {
    const at = this.#accesses.length;
    const value = this.#once.has(at) ? this.#once.get(at) : usual;
    this.#once.delete(at);
    this.#accesses.push({ type, value, stack: new Error() });
    return value;
  }
}
