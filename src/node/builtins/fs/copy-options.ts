// What `cp` may be told, checked.
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { toBoolean } from './arguments.ts';

export interface CopyOptions {
  readonly dereference: boolean;
  readonly errorOnExist: boolean;
  readonly filter: ((from: string, to: string) => unknown) | undefined;
  readonly force: boolean;
  readonly mode: number;
  readonly preserveTimestamps: boolean;
  readonly recursive: boolean;
  readonly verbatimSymlinks: boolean;
}

export function toCopyOptions(given: unknown = {}): CopyOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalidArgType('options', 'of type object', given);
  }
  const options = given as Record<string, unknown>;
  const flag = (name: string, otherwise = false): boolean =>
    toBoolean(options[name], `options.${name}`, otherwise);
  const flags = {
    dereference: flag('dereference'),
    errorOnExist: flag('errorOnExist'),
    force: flag('force', true),
    preserveTimestamps: flag('preserveTimestamps'),
    recursive: flag('recursive'),
    verbatimSymlinks: flag('verbatimSymlinks'),
  };
  const { filter, mode } = options;
  const checkedMode = mode === undefined || mode === null ? 0 : toInteger(mode, 'mode', 0, 7);
  if (flags.dereference && flags.verbatimSymlinks) {
    const message =
      'Option "dereference" cannot be used in combination with option "verbatimSymlinks"';
    throw nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message);
  }
  if (filter !== undefined) checkFunction(filter, 'options.filter');
  return { ...flags, filter: filter as CopyOptions['filter'], mode: checkedMode };
}
