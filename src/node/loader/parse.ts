// A module's text as a syntax tree, or what is wrong with it and where.
import { parse as parseText } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import { ParseFailure } from './parse-failure.ts';

/** Parses with the grammar of ES modules, of CommonJS or of scripts. Throws {@link ParseFailure}. */
export function parse(text: string, goal: 'module' | 'commonjs' | 'script'): Program {
  try {
    return parseText(text, {
      ecmaVersion: 'latest',
      sourceType: goal === 'module' ? 'module' : 'script',
      allowReturnOutsideFunction: goal === 'commonjs',
      allowHashBang: true,
      // For the scope analysis.
      ranges: true,
      // V8 reports these when the module is linked or run, with better words.
      checkPrivateFields: false,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('loc' in error)) throw error;
    const { line, column } = error.loc as { line: number; column: number };
    throw new ParseFailure(error.message.replace(/ \(\d+:\d+\)$/u, ''), line, column + 1);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Calls `enter` for every node, parents first. `inFunction` is false at a module's top level. */
export function walk(
  node: AnyNode,
  enter: (node: AnyNode, inFunction: boolean) => void,
  inFunction = false,
): void {
  enter(node, inFunction);
  const inside = inFunction || /Function|^PropertyDefinition$|^StaticBlock$/u.test(node.type);
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    // The name of a field is worked out where its class is made.
    const isName = node.type === 'PropertyDefinition' && key === 'key';
    if (isNode(value)) walk(value, enter, isName ? inFunction : inside);
    else if (Array.isArray(value)) {
      for (const each of value as unknown[]) if (isNode(each)) walk(each, enter, inside);
    }
  }
}

/** The value of an identifier or string: what an import or export may be called. */
export function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.type === 'Identifier' ? (node.name ?? '') : String(node.value);
}
