// A CommonJS module as the function that Node wraps it in, and the names it seems to export.
import type { AnyNode, Expression, Program } from 'acorn';
import MagicString from 'magic-string';
import { followAwait, followLoop } from './await-source.ts';
import { scriptHooks, wrapperFor } from './commonjs-wrapper.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { nameOf, parse, walk } from './parse.ts';
import { tracer } from './trace.ts';

/** Wraps a module's text, whatever is in it. Throws `ParseFailure`. */
export function wrapCommonJs(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const { context, head, foot } = wrapperFor(text);
  walk(parse(text, 'commonjs'), (node) => {
    if (node.type === 'AwaitExpression') followAwait(magic, node, context);
    if (node.type === 'ForOfStatement' && node.await) followLoop(magic, node, context);
    if (node.type !== 'ImportExpression') return;
    magic.overwrite(node.start, node.start + 'import'.length, `${context}.import`);
  });
  if (text.startsWith('#!')) magic.overwrite(0, 2, '//');
  magic.prepend(head);
  magic.append(foot);
  return { code: magic.toString(), trace: tracer(magic) };
}

/** Rewrites a script so that it reaches its {@link scriptHooks}. Throws `ParseFailure`. */
export function hookScript(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const program = parse(text, 'script');
  walk(program, (node) => {
    if (node.type !== 'ImportExpression') return;
    magic.overwrite(node.start, node.start + 'import'.length, `${scriptHooks}.import`);
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

/** The names an ES module may import, and the specifiers whose exports are passed on whole. */
export interface CommonJsNames {
  readonly names: ReadonlySet<string>;
  readonly reexports: readonly string[];
}

/** Finds, like Node, what can be seen without running the module. Nothing in text that is not JavaScript. */
export function commonJsNames(text: string): CommonJsNames {
  const names = new Set<string>();
  const reexports: string[] = [];
  let program: Program;
  try {
    program = parse(text, 'commonjs');
  } catch {
    return { names, reexports };
  }
  walk(program, (node) => {
    if (node.type === 'AssignmentExpression') {
      const name = exportsProperty(node.left);
      if (name !== undefined) names.add(name);
      if (isModuleExports(node.left)) addAll(node.right);
    }
    if (node.type === 'CallExpression' && isDefineProperty(node.callee)) {
      const [target, key] = node.arguments;
      if (target && isExports(target) && key?.type === 'Literal') names.add(String(key.value));
    }
  });
  return { names, reexports };

  function addAll(value: Expression): void {
    if (value.type === 'ObjectExpression') {
      for (const each of value.properties) {
        if (each.type === 'Property' && !each.computed) names.add(nameOf(each.key));
        else if (each.type === 'SpreadElement') addAll(each.argument);
      }
    }
    if (value.type === 'CallExpression' && nameOf(value.callee) === 'require') {
      const [specifier] = value.arguments;
      if (specifier?.type === 'Literal') reexports.push(String(specifier.value));
    }
  }
}

function isModuleExports(node: AnyNode): boolean {
  return (
    node.type === 'MemberExpression' &&
    nameOf(node.object) === 'module' &&
    nameOf(node.property) === 'exports'
  );
}

function isExports(node: AnyNode): boolean {
  return (node.type === 'Identifier' && node.name === 'exports') || isModuleExports(node);
}

function exportsProperty(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression' || !isExports(node.object)) return undefined;
  const named = !node.computed || node.property.type === 'Literal';
  return named ? nameOf(node.property) : undefined;
}

function isDefineProperty(node: AnyNode): boolean {
  return (
    node.type === 'MemberExpression' &&
    nameOf(node.object) === 'Object' &&
    nameOf(node.property) === 'defineProperty'
  );
}
