// The words for a name that an ES module does not have and CommonJS has.
import type { RawPlace } from '../stacks/error-place.ts';
import { locate, noteFault } from '../stacks/script-registry.ts';

/** The module that was imported when the name was missed. */
export interface Missed {
  readonly url: string;
  readonly isAsync: boolean;
  /** The package.json that makes a `.js` file an ES module, if it does. */
  readonly packageJson: string | undefined;
  /** Where an error arose. Asked first, for V8 forgets it as soon as the stack is read. */
  readonly placeOf: (error: unknown) => RawPlace | undefined;
}

const remedies: Readonly<Record<string, string>> = {
  exports: 'use export instead of module.exports/exports.',
  module: 'use export instead of module.exports/exports.',
  require: 'replace require() with import.',
  __filename: 'use import.meta.filename instead.',
  __dirname: 'use import.meta.dirname instead.',
};

/** Node says more of a name that only CommonJS has. */
export function explainMissingName(error: unknown, missed: () => Missed): void {
  if (!(error instanceof ReferenceError)) return;
  const { message } = error;
  const [, name = ''] = /^(\w+) is not defined$/u.exec(message) ?? [];
  const remedy = Object.hasOwn(remedies, name) ? remedies[name] : undefined;
  if (remedy === undefined) return;
  const { url, isAsync, packageJson, placeOf } = missed();
  const raw = placeOf(error);
  const place = raw && locate(raw.script, raw.line, raw.column);
  if (place) noteFault(error, place);
  const stack: unknown = error.stack;
  if (isAsync) {
    error.message =
      `Cannot determine intended module format because both '${name}' and top-level await are present. ` +
      'If the code is intended to be CommonJS, wrap await in an async function. ' +
      `If the code is intended to be an ES module, ${remedy}`;
    Object.assign(error, { code: 'ERR_AMBIGUOUS_MODULE_SYNTAX' });
  } else {
    const hint = name === 'require' ? ', you can use import instead' : '';
    error.message = `${message} in ES module scope${hint}${packageHint(url, packageJson)}`;
  }
  // A program's own `Error.prepareStackTrace` may have given anything.
  if (typeof stack === 'string') error.stack = stack.replace(message, () => error.message);
}

function packageHint(url: string, packageJson: string | undefined): string {
  if (packageJson === undefined || !/^file:.*\.js(?:\?[^#]*)?(?:#.*)?$/u.test(url)) return '';
  return (
    "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
    `'${packageJson}' contains "type": "module". To treat it as a CommonJS script, rename it to use ` +
    "the '.cjs' file extension."
  );
}
