// The tags of a test: its own and those of its ancestors.
import { checkString, invalidArgType } from '../../errors/node-error.ts';

export function toTags(
  value: unknown,
  inherited: readonly string[],
  warn: (message: string, type?: string) => void,
): readonly string[] {
  if (value === undefined) return inherited;
  if (!Array.isArray(value)) throw invalidArgType('options.tags', 'an instance of Array', value);
  for (const [at, tag] of value.entries()) {
    checkString(tag, `options.tags[${String(at)}]`);
  }
  warn('Test tags is an experimental feature and might change at any time', 'ExperimentalWarning');
  return [...new Set([...inherited, ...(value as string[])])];
}
