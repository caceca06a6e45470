// How a module's text becomes a function without `eval`: the one place that knows.
import { sourceUrl } from '../stacks/script-registry.ts';
import { hook } from './script-hook.ts';

/**
 * Runs a classic script of this text at once, in the thread's global scope. Throws what it throws.
 * `name` is the module's, for errors.
 */
export type RunScript = (text: string, name?: string) => void;

/** The value that a rewritten module hands over, under its name in stack traces. */
export function evaluateScript(run: RunScript, code: string, name: string): unknown {
  const scope = globalThis as Record<string, unknown>;
  let value: unknown;
  scope[hook] = (given: unknown) => {
    value = given;
  };
  try {
    run(`${code}\n//# sourceURL=${sourceUrl(name)}`, name);
  } finally {
    Reflect.deleteProperty(scope, hook);
  }
  return value;
}
