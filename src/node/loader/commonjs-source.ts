// A CommonJS module as the function that Node wraps it in.
import MagicString from 'magic-string';
import { followAwait, followLoop } from './await-source.ts';
import { freeName, scriptHooks, wrapperFor } from './commonjs-wrapper.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { parse, walk } from './parse.ts';
import { hook } from './script-hook.ts';
import { tracer } from './trace.ts';

/** Wraps a module's text, whatever is in it. Throws `ParseFailure`. */
export function wrapCommonJs(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const { context, head, foot } = wrapperFor(text);
  walk(parse(text, 'commonjs'), (node) => {
    if (node.type === 'AwaitExpression') followAwait(magic, node, context);
    if (node.type === 'ForOfStatement' && node.await) followLoop(magic, node, context);
    if (node.type !== 'ImportExpression') return;
    magic.update(node.start, node.start + 'import'.length, `${context}.import`);
  });
  if (text.startsWith('#!')) magic.overwrite(0, 2, '//');
  magic.prepend(head);
  magic.append(foot);
  return { code: magic.toString(), trace: tracer(magic) };
}

/** The same for a text with a wrapper of the program's own around it. */
export function wrapWhole(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const context = freeName(text);
  walk(parse(text, 'commonjs'), (node) => {
    if (node.type !== 'ImportExpression') return;
    magic.update(node.start, node.start + 'import'.length, `${context}.import`);
  });
  magic.prepend(`${hook}(${context} => `);
  magic.append('\n)');
  return { code: magic.toString(), trace: tracer(magic) };
}

/** Rewrites a script so that it reaches its {@link scriptHooks}. Throws `ParseFailure`. */
export function hookScript(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const program = parse(text, 'script');
  walk(program, (node) => {
    if (node.type !== 'ImportExpression') return;
    magic.update(node.start, node.start + 'import'.length, `${scriptHooks}.import`);
  });
  const last = program.body.at(-1);
  if (last?.type === 'ExpressionStatement') {
    magic.appendRight(last.expression.start, `${scriptHooks}.print(`);
    magic.appendLeft(last.expression.end, ')');
  } else {
    magic.append(`\n;${scriptHooks}.print(undefined)`);
  }
  return { code: magic.toString(), trace: tracer(magic) };
}
