// How a module's text becomes a function without `eval`: the one place that knows.

/** Runs a classic script of this text at once, in the thread's global scope. Throws what it throws. */
export type RunScript = (text: string) => void;

// The script leaves its value behind under this name; nothing else runs while it is there.
const hook = '__interleave__';

/** The value of a script that is one expression, named for stack traces. */
export function evaluateScript<T>(run: RunScript, expression: string, name: string): T {
  const scope = globalThis as Record<string, unknown>;
  let value: unknown;
  scope[hook] = (given: unknown) => {
    value = given;
  };
  try {
    // On the same line: a line end before the expression would move all of the program's lines.
    run(`${hook}${expression}\n//# sourceURL=${name}`);
  } finally {
    Reflect.deleteProperty(scope, hook);
  }
  return value as T;
}
