// `with { type: … }`: whether a module is what its importer says.
import { nodeError } from '../errors/node-error.ts';
import type { Attributes } from './hooks.ts';

/** The attributes in the second argument of an `import()`. Throws as V8 does. */
export function readAttributes(options: unknown): Attributes {
  if (options === undefined) return {};
  if (!isObject(options)) throw new TypeError('The second argument to import() must be an object');
  const given: unknown = (options as { with?: unknown }).with;
  if (given === undefined) return {};
  if (!isObject(given)) throw new TypeError("The 'with' option must be an object");
  const attributes = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
    attributes[name] = value;
  }
  return attributes;
}

/** Throws where the type that an import states is not that of a module of that format, or is missing. */
export function checkAttributes(
  url: string,
  format: string | null | undefined,
  attributes: Attributes | undefined = {},
): void {
  const { type } = attributes;
  if (format === 'json') {
    if (type === 'json') return;
    if (type !== undefined) throw wrongType(url, type);
    const message = `Module "${url}" needs an import attribute of "type: json"`;
    throw nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', message);
  }
  if (type !== undefined && isKnown(format)) throw wrongType(url, type);
}

/** Throws where an import states something that no module is asked for. */
export function checkNames(url: string, attributes: Attributes | undefined = {}): void {
  for (const [name, value] of Object.entries(attributes))
    if (name !== 'type') throw unsupported(url, name, value);
}

function wrongType(url: string, type: string): Error {
  if (type !== 'json') return unsupported(url, 'type', type);
  const message = `Module "${url}" is not of type "${type}"`;
  return nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', message);
}

function unsupported(url: string, name: string, value: string): Error {
  const message = `Import attribute "${name}" with value "${value}" is not supported in ${url}`;
  return nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', message);
}

function isKnown(format: string | null | undefined): boolean {
  return ['builtin', 'commonjs', 'module', 'wasm', 'addon'].includes(format ?? '');
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
