// A module's text as a syntax tree, or what is wrong with it and where.
import { Parser } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import importPhases from 'acorn-import-phases';
import { ParseFailure } from './parse-failure.ts';

/** The grammar of V8's modules, which know `import source` but no `import defer`. */
const PhasesParser = Parser.extend(importPhases({ defer: false }));

/** Parses with the grammar of ES modules, of CommonJS or of scripts. Throws {@link ParseFailure}. */
export function parse(text: string, goal: 'module' | 'commonjs' | 'script'): Program {
  try {
    return PhasesParser.parse(text, {
      ecmaVersion: 'latest',
      sourceType: goal === 'module' ? 'module' : 'script',
      allowReturnOutsideFunction: goal === 'commonjs',
      allowHashBang: true,
      // V8 reports these when the module is linked or run, with better words.
      checkPrivateFields: false,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('loc' in error)) throw error;
    const { line, column } = error.loc as { line: number; column: number };
    throw new ParseFailure(error.message.replace(/ \(\d+:\d+\)$/u, ''), line, column + 1);
  }
}

/** The comments of an ES module or of CommonJS, each without its marks; none where it is neither. */
export function commentsOf(text: string): readonly string[] {
  for (const sourceType of ['module', 'script'] as const) {
    const comments: string[] = [];
    try {
      PhasesParser.parse(text, {
        ecmaVersion: 'latest',
        sourceType,
        allowReturnOutsideFunction: true,
        allowHashBang: true,
        onComment: (_isBlock, comment) => comments.push(comment),
      });
      return comments;
    } catch {
      // It may be of the other kind.
    }
  }
  return [];
}

/** What runs later than the code around it, but for the name of a field: its class works that out. */
const laterKinds: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'PropertyDefinition',
  'StaticBlock',
]);

/** Calls `enter` for every node, parents first. `inFunction` is false at a module's top level. */
export function walk(
  node: AnyNode,
  enter: (node: AnyNode, inFunction: boolean) => void,
  inFunction = false,
): void {
  enter(node, inFunction);
  const inside = inFunction || laterKinds.has(node.type);
  eachChild(node, (child, key) => {
    const isName = key === 'key' && node.type === 'PropertyDefinition';
    walk(child, enter, isName ? inFunction : inside);
  });
}

/** Calls back with the nodes that are a node's own, in the order of the text, and each one's field. */
export function eachChild(node: AnyNode, hear: (child: AnyNode, key: string) => void): void {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const each of value as unknown[]) if (isNode(each)) hear(each, key);
    } else if (isNode(value)) hear(value, key);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The value of an identifier or string: what an import or export may be called. */
export function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.type === 'Identifier' ? (node.name ?? '') : String(node.value);
}
