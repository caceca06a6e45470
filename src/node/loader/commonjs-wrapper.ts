// The function that a CommonJS module's text is wrapped in, as Node does, for text as it stands.
import type { AwaitHooks } from './awaits.ts';
import type { ImportHook } from './import-hook.ts';
import { hook } from './script-hook.ts';
import type { Trace } from './trace.ts';

/** `code` is the text of `hook(context => function (exports, require, module, …) { … })`. */
export interface CommonJsSource {
  readonly code: string;
  readonly trace: Trace;
}

/** The global through which a script, which has no function around it, reaches the loader. */
export const scriptHooks = '__interleave_script__';

/** What is behind {@link scriptHooks}. */
export interface ScriptHooks extends AwaitHooks {
  readonly import: ImportHook;
  /** Called with the value of the last statement. */
  readonly print: (value: unknown) => void;
}

/** A name that the text does not use. */
export function freeName(text: string): string {
  let name = '__';
  while (text.includes(name)) name += '_';
  return name;
}

/** What stands before and behind the text, and the name of its context. */
export function wrapperFor(text: string): { context: string; head: string; foot: string } {
  const context = freeName(text);
  const parameters = 'exports, require, module, __filename, __dirname';
  return { context, head: `${hook}(${context} => function (${parameters}) { `, foot: '\n})' };
}

/** Wraps a text that has no `import()` to be rewritten; undefined where it may have one. */
export function wrapPlain(text: string): CommonJsSource | undefined {
  if (/\bimport\b/u.test(text)) return undefined;
  const { head, foot } = wrapperFor(text);
  return {
    code: `${head}${text.replace(/^#!/u, '//')}${foot}`,
    trace: (line, column) => ({ line, column: line === 1 ? column - head.length : column }),
  };
}
