// A script whose value is asked for: what the last of its expressions gave, as the language has it.
import type { AnyNode, ExpressionStatement, Statement } from 'acorn';
import MagicString from 'magic-string';
import { followAll } from './await-source.ts';
import { usesHooks } from './call-source.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { freeName } from './commonjs-wrapper.ts';
import { parse } from './parse.ts';
import { hook } from './script-hook.ts';
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

/** A script, and whether what it leaves behind may ask for its hooks later. */
export interface ValuedSource extends CommonJsSource {
  readonly isFollowed: boolean;
}

/** Rewrites a script so that its value goes to the global object `via`. Throws `ParseFailure`. */
export function valuedScript(text: string, via: string): ValuedSource {
  const magic = new MagicString(text);
  const program = parse(text, 'script');
  followAll(magic, program, via, usesHooks(text));
  const isFollowed = magic.hasChanged();
  for (const statement of program.body) value(magic, via, statement, true);
  if (text.startsWith('#!')) magic.overwrite(0, 2, '//');
  return { code: magic.toString(), trace: tracer(magic), isFollowed };
}

/** A function of this body and these parameters, neither of which may end early. Throws `ParseFailure`. */
export function functionSource(body: string, parameters: readonly string[]): CommonJsSource {
  const given = parameters.join(',');
  parse(`(${given}\n) => {}`, 'script');
  const magic = new MagicString(body);
  const context = freeName(given + body);
  followAll(magic, parse(body, 'commonjs'), context, usesHooks(body));
  magic.prepend(`${hook}(${context} => function (${given}\n) {\n`);
  magic.append('\n})');
  return { code: magic.toString(), trace: tracer(magic) };
}

/** `inList`: whether another statement may stand before this one. */
function value(magic: MagicString, via: string, node: AnyNode, inList: boolean): void {
  if (node.type === 'ExpressionStatement') keep(magic, via, node);
  // Without a value of its own it has none: not that of what came before.
  if (inList && compound.has(node.type)) magic.appendLeft(node.start, `${via}.value=void 0;`);
  for (const [child, listed] of statementsOf(node)) value(magic, via, child, listed);
}

function keep(magic: MagicString, via: string, { expression }: ExpressionStatement): void {
  magic.appendLeft(expression.start, `${via}.value=(`);
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
