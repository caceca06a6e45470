// `mock` and `t.mock`: what replaces things, and puts them back.
import { bare } from '../../../values/bare.ts';
import {
  checkFunction,
  invalidArgType,
  invalidArgValue,
  unavailable,
} from '../../../errors/node-error.ts';
import { checkOptions, mockFunction, toTimes } from './function-mock.ts';
import type { AnyFunction, MockedFunction } from './function-mock.ts';
import { MockPropertyContext } from './property-mock.ts';
import { MockTimers } from './timers.ts';
import type { MockTimersNeeds } from './timers.ts';

type Name = string | symbol;

function isOptions(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function checkTarget(object: unknown, name: unknown, parameter: string): void {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) {
    throw invalidArgType('object', 'of type object', object);
  }
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw invalidArgType(parameter, 'one of type string or symbol', name);
  }
}

function toFlag(options: object, name: 'getter' | 'setter'): boolean {
  const value: unknown = Reflect.get(options, name) ?? false;
  if (typeof value !== 'boolean') throw invalidArgType(`options.${name}`, 'of type boolean', value);
  return value;
}

/** The property of that name, of the object or of what it inherits from. */
function findProperty(object: object, name: Name): PropertyDescriptor | undefined {
  for (let at: object | null = object; at; at = Reflect.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  return undefined;
}

/** The class of them; `hasModules` says whether `mock.module` is asked for. */
export function createMockTracker(needs: MockTimersNeeds, hasModules: () => boolean) {
  return class MockTracker {
    #mocks: { restore(): void }[] = [];
    #timers: MockTimers | undefined;

    constructor() {
      if (hasModules()) {
        Object.defineProperty(this, 'module', {
          value: function module(): never {
            throw unavailable('mock.module');
          },
        });
      }
    }

    get timers(): MockTimers {
      return (this.#timers ??= new MockTimers(needs));
    }

    fn(
      original: unknown = function (): void {
        // Does nothing, and has no name.
      },
      implementation: unknown = original,
      options: unknown = {},
    ): MockedFunction {
      if (isOptions(original)) return this.fn(undefined, undefined, original);
      if (isOptions(implementation)) return this.fn(original, original, implementation);
      checkFunction(original, 'original');
      checkFunction(implementation, 'implementation');
      return this.#keep(
        mockFunction({
          original: original as AnyFunction,
          implementation: implementation as AnyFunction,
          times: toTimes(checkOptions(options)),
        }),
      );
    }

    method(
      object: object,
      methodName: Name,
      ...[implementation, options = {}]: [implementation?: unknown, options?: unknown]
    ): MockedFunction {
      checkTarget(object, methodName, 'methodName');
      if (isOptions(implementation)) {
        return this.method(object, methodName, undefined, implementation);
      }
      if (implementation !== undefined) checkFunction(implementation, 'implementation');
      const given = checkOptions(options);
      const isGetter = toFlag(given, 'getter');
      const isSetter = toFlag(given, 'setter');
      const times = toTimes(given);
      if (isGetter && isSetter) {
        throw invalidArgValue('options.setter', isSetter, "cannot be used with 'options.getter'");
      }
      const slot = isGetter ? 'get' : isSetter ? 'set' : 'value';
      const descriptor = findProperty(object, methodName);
      const original: unknown = descriptor?.[slot];
      if (typeof original !== 'function') {
        throw invalidArgValue('methodName', original, 'must be a method');
      }
      const mock = mockFunction({
        original: original as AnyFunction,
        implementation: (implementation ?? original) as AnyFunction,
        times,
        putBack() {
          Object.defineProperty(object, methodName, descriptor as PropertyDescriptor);
        },
      });
      Object.defineProperty(object, methodName, { ...descriptor, [slot]: mock });
      return this.#keep(mock);
    }

    getter(
      object: object,
      methodName: Name,
      ...rest: [implementation?: unknown, options?: unknown]
    ) {
      return this.#accessor('getter', object, methodName, rest);
    }

    setter(
      object: object,
      methodName: Name,
      ...rest: [implementation?: unknown, options?: unknown]
    ) {
      return this.#accessor('setter', object, methodName, rest);
    }

    property(object: object, propertyName: Name, value: unknown): object {
      checkTarget(object, propertyName, 'propertyName');
      // eslint-disable-next-line prefer-rest-params -- whether it was given
      const context = new MockPropertyContext(object, propertyName, [...arguments].slice(2));
      void value;
      this.#mocks.push(context);
      return new Proxy(
        object,
        bare({
          get: (target, name, receiver) =>
            name === 'mock' ? context : (Reflect.get(target, name, receiver) as unknown),
        }),
      );
    }

    reset(): void {
      this.restoreAll();
      this.#timers?.reset();
      this.#mocks = [];
    }

    restoreAll(): void {
      for (const each of this.#mocks) each.restore();
    }

    #keep(mock: MockedFunction): MockedFunction {
      this.#mocks.push(mock.mock);
      return mock;
    }

    #accessor(
      kind: 'getter' | 'setter',
      object: object,
      name: Name,
      [implementation, options = {}]: [implementation?: unknown, options?: unknown],
    ): MockedFunction {
      if (isOptions(implementation))
        return this.#accessor(kind, object, name, [undefined, implementation]);
      const given = { [kind]: true, ...checkOptions(options) };
      if (!toFlag(given, kind)) {
        throw invalidArgValue(`options.${kind}`, false, 'cannot be false');
      }
      return this.method(object, name, implementation, given);
    }
  };
}
