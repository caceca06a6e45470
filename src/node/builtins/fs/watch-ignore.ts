// What `watch` is told to ignore: patterns, regular expressions, functions.
import { invalidArgType, invalidArgValue } from '../../errors/node-error.ts';
import type { FsContext } from './fs-context.ts';

export type Ignores = (name: string) => boolean;

/** What tells whether a change of that name goes untold. Throws where the option is of no such kind. */
export function toIgnores(value: unknown, globbing: FsContext['globbing']): Ignores {
  if (value === undefined || value === null) return () => false;
  const name = 'options.ignore';
  const all = Array.isArray(value)
    ? value.map((each, at) => toIgnore(each, `${name}[${String(at)}]`, globbing))
    : [toIgnore(value, name, globbing)];
  return (changed) => all.some((ignores) => ignores(changed));
}

function toIgnore(value: unknown, name: string, globbing: FsContext['globbing']): Ignores {
  if (value === '') throw invalidArgValue(name, value, 'must be a non-empty string');
  if (typeof value === 'string') return globbing().createNameMatcher(value);
  if (value instanceof RegExp) return (changed) => value.exec(changed) !== null;
  if (typeof value === 'function') {
    return (changed) => Boolean(Reflect.apply(value, undefined, [changed]));
  }
  throw invalidArgType(name, 'of type string or an instance of RegExp or Function', value);
}
