// A script whose value is asked for: what the last of its expressions gave, as the language has it.
import type { AnyNode, ExpressionStatement, Statement } from 'acorn';
import MagicString from 'magic-string';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { valueHooks } from './commonjs-wrapper.ts';
import { parse, walk } from './parse.ts';
import { tracer } from './trace.ts';

const compound: ReadonlySet<string> = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
  'WithStatement',
]);

/** Rewrites a script so that its value goes to its {@link valueHooks}. Throws `ParseFailure`. */
export function valuedScript(text: string): CommonJsSource {
  const magic = new MagicString(text);
  const program = parse(text, 'script');
  hookImports(magic, program);
  for (const statement of program.body) value(magic, statement, true);
  if (text.startsWith('#!')) magic.overwrite(0, 2, '//');
  return { code: magic.toString(), trace: tracer(magic) };
}

/** The body and parameters of a function, which may not end it early. Throws `ParseFailure`. */
export function functionSource(body: string, parameters: readonly string[]): CommonJsSource {
  parse(`(${parameters.join(',')}\n) => {}`, 'script');
  const magic = new MagicString(body);
  hookImports(magic, parse(body, 'commonjs'));
  return { code: magic.toString(), trace: tracer(magic) };
}

function hookImports(magic: MagicString, program: AnyNode): void {
  walk(program, (node) => {
    if (node.type !== 'ImportExpression') return;
    magic.update(node.start, node.start + 'import'.length, `${valueHooks}.import`);
  });
}

/** `inList`: whether another statement may stand before this one. */
function value(magic: MagicString, node: AnyNode, inList: boolean): void {
  if (node.type === 'ExpressionStatement') keep(magic, node);
  // Without a value of its own it has none: not that of what came before.
  if (inList && compound.has(node.type))
    magic.appendLeft(node.start, `${valueHooks}.value=void 0;`);
  for (const [child, listed] of statementsOf(node)) value(magic, child, listed);
}

function keep(magic: MagicString, { expression }: ExpressionStatement): void {
  magic.appendLeft(expression.start, `${valueHooks}.value=(`);
  magic.appendRight(expression.end, ')');
}

function statementsOf(node: AnyNode): [AnyNode, boolean][] {
  const listed = (statements: readonly AnyNode[]): [AnyNode, boolean][] =>
    statements.map((each) => [each, true]);
  const alone = (statement: Statement | null | undefined): [AnyNode, boolean][] =>
    statement ? [[statement, false]] : [];
  switch (node.type) {
    case 'BlockStatement':
      return listed(node.body);
    case 'IfStatement':
      return [...alone(node.consequent), ...alone(node.alternate)];
    case 'SwitchStatement':
      return node.cases.flatMap(({ consequent }) => listed(consequent));
    case 'TryStatement':
      return [...listed(node.block.body), ...listed(node.handler?.body.body ?? [])];
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'WithStatement':
    case 'LabeledStatement':
      return alone(node.body);
    default:
      return [];
  }
}
