// The words for a name that an ES module does not have and CommonJS has.
import type { RawPlace } from '../stacks/error-place.ts';
import { locate, noteFault } from '../stacks/script-registry.ts';

/**
 * Node says more of a name that only CommonJS has. `placeOf` knows where an error arose. It is asked
 * first, for V8 forgets it as soon as the stack is read.
 */
export function explainMissingName(
  error: unknown,
  placeOf: (error: unknown) => RawPlace | undefined,
): void {
  if (!(error instanceof ReferenceError)) return;
  const { message } = error;
  if (!/^(?:require|exports|module|__filename|__dirname) is not defined$/u.test(message)) return;
  const raw = placeOf(error);
  const place = raw && locate(raw.script, raw.line, raw.column);
  if (place) noteFault(error, place);
  const stack: unknown = error.stack;
  const hint = message.startsWith('require') ? ', you can use import instead' : '';
  error.message = `${message} in ES module scope${hint}`;
  // A program's own `Error.prepareStackTrace` may have given anything.
  if (typeof stack === 'string') error.stack = stack.replace(message, error.message);
}
