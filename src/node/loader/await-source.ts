// What stands around an `await` in rewritten text, and for an `import`: `await x` becomes `resume(await carry(x))`.
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  AwaitExpression,
  ForOfStatement,
  FunctionDeclaration,
  FunctionExpression,
  ImportExpression,
  Program,
} from 'acorn';
import type MagicString from 'magic-string';
import { followCall } from './call-source.ts';
import { eachChild, walk } from './parse.ts';

/**
 * Puts texts before and behind an expression. Of several pairs around the same one, the first to be put
 * there is outermost; so parents go first.
 */
export function surround(
  magic: MagicString,
  { start, end }: { readonly start: number; readonly end: number },
  before: string,
  behind: string,
): void {
  // A keyword that the expression's own first letter ended: `await[x]`, `of"s"`.
  const gap = /\w/u.test(magic.original[start - 1] ?? '') ? ' ' : '';
  magic.appendRight(start, `${gap}${before}`);
  magic.prependLeft(end, behind);
}

type FunctionNode =
  AnonymousFunctionDeclaration | ArrowFunctionExpression | FunctionDeclaration | FunctionExpression;

/** Rewrites what carries context in one text; parents are to be given before their children. */
export class Following {
  readonly #magic: MagicString;
  /** The name under which the text finds its hooks. */
  readonly #context: string;
  /** Whether promises are to have ids: see call-source.ts. */
  readonly #hooked: boolean;
  /** What an `await` or `return` hands over besides its value: the call that it belongs to. */
  readonly #calls = new Map<AnyNode, string>();
  readonly #within = new Set<AnyNode>();

  constructor(magic: MagicString, context: string, hooked: boolean) {
    this.#magic = magic;
    this.#context = context;
    this.#hooked = hooked;
  }

  follow(node: AnyNode): void {
    switch (node.type) {
      case 'AwaitExpression':
        this.#await(node);
        return;
      case 'ForOfStatement':
        if (node.await) this.#loop(node);
        return;
      case 'ImportExpression':
        this.#import(node);
        return;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        if (node.async && !node.generator) this.#function(node);
        return;
      default:
        if (this.#hooked) followCall(this.#magic, this.#context, node, this.#within);
    }
  }

  #await(node: AwaitExpression): void {
    surround(this.#magic, node, `${this.#context}.resume(`, ')');
    const call = this.#calls.get(node) ?? '';
    surround(this.#magic, node.argument, `${this.#context}.carry((`, `)${call})`);
  }

  /** `for await (… of x)`: `x` becomes `follow(x)`. */
  #loop({ right }: ForOfStatement): void {
    surround(this.#magic, right, `${this.#context}.follow((`, '))');
  }

  /** `import(x)` becomes `import(x)` of the hooks. */
  #import({ start }: ImportExpression): void {
    this.#magic.update(start, start + 'import'.length, `${this.#context}.import`);
  }

  /** What it returns becomes `give(x)`. */
  #function(node: FunctionNode): void {
    const call = this.#hooked && this.#enters(node) ? `, ${this.#context}call` : '';
    const give = (value: AnyNode): void => {
      if (!plain.has(value.type))
        surround(this.#magic, value, `${this.#context}.give((`, `)${call})`);
    };
    if (node.expression) give(node.body);
    const visit = (each: AnyNode): void => {
      if (isFunction(each)) return;
      if (each.type === 'ReturnStatement' && each.argument) give(each.argument);
      if (call !== '' && each.type === 'AwaitExpression') this.#calls.set(each, call);
      eachChild(each, visit);
    };
    visit(node.body);
  }

  /** Lets it say when it begins and ends; false where that cannot be. */
  #enters({ body, end, expression }: FunctionNode): boolean {
    const context = this.#context;
    const text = this.#magic.original;
    const head = `const ${context}call = ${context}.enter(); try {`;
    const foot = `} finally { ${context}.leave(${context}call) }`;
    if (body.type === 'BlockStatement') {
      const first = body.body.findIndex((each) => !('directive' in each && each.directive));
      const directive = body.body[(first === -1 ? body.body.length : first) - 1];
      this.#magic.appendRight(directive?.end ?? body.start + 1, `;${head} `);
      this.#magic.prependLeft(body.end - 1, ` ${foot}`);
      return true;
    }
    const arrow = text.lastIndexOf('=>', body.start);
    if (!expression || !/^=>[\s(]*$/u.test(text.slice(arrow, body.start))) return false;
    this.#magic.appendRight(arrow + 2, `{ ${head} return (`);
    this.#magic.prependLeft(end, `) ${foot} }`);
    return true;
  }
}

/** What is never a promise, nor like one. */
const plain: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AwaitExpression',
  'BinaryExpression',
  'Literal',
  'TemplateLiteral',
  'UnaryExpression',
  'UpdateExpression',
]);

function isFunction({ type }: AnyNode): boolean {
  return (
    type === 'ArrowFunctionExpression' ||
    type === 'FunctionDeclaration' ||
    type === 'FunctionExpression' ||
    type === 'PropertyDefinition' ||
    type === 'StaticBlock'
  );
}

/** Follows all in a text that is no module. */
export function followAll(
  magic: MagicString,
  program: Program,
  context: string,
  hooked: boolean,
): void {
  const following = new Following(magic, context, hooked);
  walk(program, (node) => {
    following.follow(node);
  });
}
