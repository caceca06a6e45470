// A CommonJS module as the function that Node wraps it in.
import MagicString from 'magic-string';
import { followAll } from './await-source.ts';
import { usesHooks } from './call-source.ts';
import { freeName, scriptHooks, wrapperFor } from './commonjs-wrapper.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { parse } from './parse.ts';
import { hook } from './script-hook.ts';
import { tracer } from './trace.ts';

/**
 * Wraps a module's text, whatever is in it; `hooked` says whether hooks are in use already. Throws
 * `ParseFailure`.
 */
export function wrapCommonJs(text: string, hooked = false): CommonJsSource {
  const magic = new MagicString(text);
  const { context, head, foot } = wrapperFor(text);
  followAll(magic, parse(text, 'commonjs'), context, hooked || usesHooks(text));
  if (text.startsWith('#!')) magic.overwrite(0, 2, '//');
  magic.prepend(head);
  magic.append(foot);
  return { code: magic.toString(), trace: tracer(magic) };
}

/** The same for a text with a wrapper of the program's own around it. */
export function wrapWhole(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const context = freeName(text);
  followAll(magic, parse(text, 'commonjs'), context, usesHooks(text));
  magic.prepend(`${hook}(${context} => `);
  magic.append('\n)');
  return { code: magic.toString(), trace: tracer(magic) };
}

/** Rewrites a script so that it reaches its {@link scriptHooks}. Throws `ParseFailure`. */
export function hookScript(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const program = parse(text, 'script');
  followAll(magic, program, scriptHooks, usesHooks(text));
  const last = program.body.at(-1);
  if (last?.type === 'ExpressionStatement') {
    magic.appendRight(last.expression.start, `${scriptHooks}.print(`);
    magic.appendLeft(last.expression.end, ')');
  } else {
    magic.append(`\n;${scriptHooks}.print(undefined)`);
  }
  return { code: magic.toString(), trace: tracer(magic) };
}
