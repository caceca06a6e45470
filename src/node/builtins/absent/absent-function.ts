// What stands in the place of a function that is missing.
import { unavailable } from '../../errors/node-error.ts';

/** A function, to call, to construct or to extend, that says what is missing: `api`. */
export function absent(api: string, name: string, parameters = 0): object {
  const fail = function (): never {
    throw unavailable(api);
  };
  return Object.defineProperties(fail, {
    name: { value: name, configurable: true },
    length: { value: parameters, configurable: true },
  });
}
