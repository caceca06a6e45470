// A part: values as text, which needs a library, tables of them, and `node:util`.
// The library asks it: `inspect-library.ts` of the page's side puts its name there.
import '../globals/inspect-answers.ts';
import { showWebClasses } from '../globals/showing.ts';

export { consoleSettings } from '../builtins/console/settings.ts';
export { consoleTable } from '../builtins/console/table.ts';
export { createUtil } from '../builtins/util/util.ts';
export {
  format,
  formatWithOptions,
  inspect,
  KnownProxy,
  stripVTControlCharacters,
} from '../builtins/util/inspecting.ts';

showWebClasses();
