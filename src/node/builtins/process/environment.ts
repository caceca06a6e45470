// `process.env`: whatever is put into it becomes a string; threads may share one.
import { bare } from '../../values/bare.ts';
import { nodeError } from '../../errors/node-error.ts';

/** Where the variables of one or more threads are kept. */
export interface EnvironmentStore {
  /** All of them, as they are now. Not to be changed. */
  read(): Readonly<Record<string, string>>;
  set(name: string, value: string): void;
  delete(name: string): void;
}

/** Variables that one thread has to itself. */
export function privateStore(given: Readonly<Record<string, string>>): EnvironmentStore {
  const variables = { ...given };
  return {
    read: () => variables,
    set(name, value) {
      variables[name] = value;
    },
    delete(name) {
      Reflect.deleteProperty(variables, name);
    },
  };
}

function notDefinable(why: string): Error {
  return nodeError(TypeError, 'ERR_INVALID_OBJECT_DEFINE_PROPERTY', `'process.env' ${why}`);
}

/**
 * The object that programs see. `store` is asked anew each time. `onOdd` hears of values that are
 * neither strings nor numbers nor booleans.
 */
export function createEnvironment(
  store: () => EnvironmentStore,
  onOdd: () => void,
): Record<string, string> {
  function set(key: string | symbol, value: unknown): true {
    if (typeof key === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    if (!['string', 'number', 'boolean'].includes(typeof value)) onOdd();
    store().set(key, String(value));
    return true;
  }

  return new Proxy(
    {},
    bare({
      get(target, key) {
        const variables = store().read();
        if (typeof key === 'string' && Object.hasOwn(variables, key)) return variables[key];
        return Reflect.get(target, key) as unknown;
      },
      set: (_target, key, value: unknown) => set(key, value),
      has(target, key) {
        return Object.hasOwn(store().read(), key) || Reflect.has(target, key);
      },
      deleteProperty(_target, key) {
        if (typeof key === 'string') store().delete(key);
        return true;
      },
      ownKeys: () => Object.keys(store().read()),
      getOwnPropertyDescriptor(_target, key) {
        const variables = store().read();
        if (typeof key === 'symbol' || !Object.hasOwn(variables, key)) return undefined;
        return { value: variables[key], configurable: true, enumerable: true, writable: true };
      },
      defineProperty(_target, key, descriptor) {
        if ('get' in descriptor || 'set' in descriptor) {
          throw notDefinable('does not accept an accessor(getter/setter) descriptor');
        }
        const { configurable, enumerable, writable } = descriptor;
        if (!('value' in descriptor) || !configurable || !enumerable || !writable) {
          throw notDefinable(
            'only accepts a configurable, writable, and enumerable data descriptor',
          );
        }
        return set(key, descriptor.value);
      },
    }),
  );
}
