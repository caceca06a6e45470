// How a module's text becomes a function without `eval`: the one place that knows.
import { registerBatch, sourceUrl } from '../stacks/script-registry.ts';
import { hook } from './script-hook.ts';

/**
 * Runs a classic script of this text at once, in the thread's global scope. Throws what it throws.
 * `name` is the module's, for errors.
 */
export type RunScript = (text: string, name?: string) => void;

/** A rewritten text, under its name in stack traces. */
export interface Rewritten {
  readonly code: string;
  readonly name: string;
}

/** The value that a rewritten module hands over. */
export function evaluateScript(run: RunScript, code: string, name: string): unknown {
  return valuesOf(run, code, name)[0];
}

/**
 * The values of several, in one script: each costs a browser some two milliseconds, however short it
 * is. Undefined where one of them does not parse.
 */
export function evaluateScripts(
  run: RunScript,
  sources: readonly Rewritten[],
): readonly unknown[] | undefined {
  let firstLine = 1;
  const pieces = sources.map(({ code, name }) => {
    const piece = { name, firstLine };
    firstLine += (code.match(/\r\n|[\n\r\u2028\u2029]/gu)?.length ?? 0) + 1;
    return piece;
  });
  try {
    return valuesOf(run, sources.map(({ code }) => code).join('\n'), registerBatch(pieces));
  } catch {
    return undefined;
  }
}

function valuesOf(run: RunScript, code: string, name: string): readonly unknown[] {
  const scope = globalThis as Record<string, unknown>;
  const values: unknown[] = [];
  scope[hook] = (value: unknown) => {
    values.push(value);
  };
  try {
    run(`${code}\n//# sourceURL=${sourceUrl(name)}`, name);
  } finally {
    Reflect.deleteProperty(scope, hook);
  }
  return values;
}
