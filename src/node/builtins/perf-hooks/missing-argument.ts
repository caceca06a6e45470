// Node's error where a method of `performance` is called without what it needs.
import { nodeError } from '../../errors/node-error.ts';

export function missing(name: string): Error {
  return nodeError(TypeError, 'ERR_MISSING_ARGS', `The "${name}" argument must be specified`);
}
