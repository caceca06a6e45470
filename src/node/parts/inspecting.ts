// A part: values as text, which needs a library, and tables of them.
export { consoleSettings } from '../builtins/console/settings.ts';
export { consoleTable } from '../builtins/console/table.ts';
export {
  format,
  formatWithOptions,
  inspect,
  stripVTControlCharacters,
} from 'node-inspect-extracted';
