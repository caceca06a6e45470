// What stands in the place of a function that is missing.
import { unavailable } from '../../errors/node-error.ts';
import { named } from '../../values/parameters.ts';

/** A function, to call, to construct or to extend, that says what is missing: `api`. */
export function absent(api: string, name: string, parameters = 0): object {
  return named(name, parameters, function (): never {
    throw unavailable(api);
  });
}
