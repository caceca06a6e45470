// `with { type: … }`: whether a module is what its importer says.
import { nodeError } from '../errors/node-error.ts';
import type { ModuleRecord } from './record.ts';

/** Throws where the type that an import states is not the module's, or is missing. */
export function checkType(record: ModuleRecord, type: string | undefined): void {
  const { url } = record;
  if (type !== undefined && type !== 'json') {
    const message = `Import attribute "type" with value "${type}" is not supported`;
    throw nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', message);
  }
  if (type === 'json' && record.kind !== 'json') {
    const message = `Module "${url}" is not of type "json"`;
    throw nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', message);
  }
  if (record.kind === 'json' && type !== 'json') {
    const message = `Module "${url}" needs an import attribute of "type: json"`;
    throw nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', message);
  }
}
