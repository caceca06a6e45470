// How a module's text becomes a function without `eval`: the one place that knows.
import { registerBatch } from '../stacks/script-registry.ts';
import { hook } from './script-hook.ts';

/**
 * Runs a classic script of this text at once, in the thread's global scope. Throws what it throws.
 * `url` is what the text says its `sourceURL` is, for errors.
 */
export type RunScript = (text: string, url?: string) => void;

/** A rewritten text, and what `registerScript` gave for it. */
export interface Rewritten {
  readonly code: string;
  readonly url: string;
}

/** The value that a rewritten module hands over. */
export function evaluateScript(run: RunScript, { code, url }: Rewritten): unknown {
  return valuesOf(run, code, url)[0];
}

/**
 * The values of several, in one script: each costs a browser some two milliseconds, however short it
 * is. Undefined where one of them does not parse by itself.
 */
export function evaluateScripts(
  run: RunScript,
  sources: readonly Rewritten[],
): readonly unknown[] | undefined {
  let firstLine = 1;
  const pieces = sources.map(({ code, url }) => {
    const piece = { url, firstLine };
    firstLine += (code.match(/\r\n|[\n\r\u2028\u2029]/gu)?.length ?? 0) + 1;
    return piece;
  });
  try {
    const code = sources.map((each) => each.code).join('\n');
    const values = valuesOf(run, code, registerBatch(pieces));
    // One that leaves a comment open, say, has swallowed the next.
    return values.length === sources.length ? values : undefined;
  } catch {
    return undefined;
  }
}

function valuesOf(run: RunScript, code: string, url: string): readonly unknown[] {
  const scope = globalThis as Record<string, unknown>;
  const values: unknown[] = [];
  scope[hook] = (value: unknown) => {
    values.push(value);
  };
  try {
    run(`${code}\n//# sourceURL=${url}`, url);
  } finally {
    Reflect.deleteProperty(scope, hook);
  }
  return values;
}
