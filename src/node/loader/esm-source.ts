// An ES module rewritten as a generator function, which a classic worker can load and which may take
// part in circles. Lines stay what they were; columns can be traced back.
import type {
  AnyNode,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  Program,
} from 'acorn';
import MagicString from 'magic-string';
import { Following, surround } from './await-source.ts';
import { declaredNames } from './bound-names.ts';
import { usesHooks } from './call-source.ts';
import type { ImportedName, ModuleRequest, RewrittenModule } from '../wire/rewritten.ts';
import { hook } from './script-hook.ts';
import { nameOf, parse, walk } from './parse.ts';
import { findUses } from './uses.ts';
import { endOfTokens } from './tokens.ts';
import { tracer } from './trace.ts';
import type { Trace } from './trace.ts';

/** A rewritten module, and the way back to places in its text. */
export interface EsmSource extends RewrittenModule {
  readonly trace: Trace;
}

/** Rewrites a module's text. Throws `ParseFailure`. */
export function rewriteEsm(text: string): EsmSource {
  return new Rewriting(text, parse(text, 'module')).finish();
}

/**
 * What may stand between a name and the parenthesis that calls it. It can be read in one way alone:
 * a long row of comments takes no longer for it.
 */
const beforeCall = /^(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*(?!.))*(?=\()/u;

/** What an imported name stands for; `*` is the whole namespace. */
interface Binding {
  readonly request: number;
  readonly name: string;
}

class Rewriting {
  readonly #text: string;
  readonly #program: Program;
  readonly #magic: MagicString;
  readonly #prefix: string;
  readonly #requests: ModuleRequest[] = [];
  readonly #requestNumbers = new Map<string, number>();
  readonly #imported: ImportedName[] = [];
  readonly #bindings = new Map<string, Binding>();
  readonly #getters = new Map<string, string>();
  readonly #indirect = new Map<string, Binding>();
  readonly #stars: number[] = [];
  readonly #callees = new Map<number, number>();
  #prologue = '';
  #async = false;

  constructor(text: string, program: Program) {
    this.#text = text;
    this.#program = program;
    this.#magic = new MagicString(text);
    let prefix = '__';
    while (text.includes(prefix)) prefix += '_';
    this.#prefix = prefix;
  }

  finish(): EsmSource {
    const body = this.#program.body as AnyNode[];
    // In order of appearance: it is the order in which the modules run.
    for (const node of body) if ('source' in node && 'attributes' in node) this.#request(node);
    for (const node of body) if (node.type === 'ImportDeclaration') this.#import(node);
    for (const node of body) this.#export(node);
    this.#references();
    this.#metaAndAwait();
    if (this.#text.startsWith('#!')) this.#magic.overwrite(0, 2, '//');
    const p = this.#prefix;
    const parameters = this.#requests.map((_, index) => `, ${p}${index}, ${p}n${index}`).join('');
    const getters = [...this.#getters]
      .map(([name, value]) => `get ${JSON.stringify(name)}() { return ${value} }`)
      .join(', ');
    this.#magic.prepend(
      `${hook}(${this.#async ? 'async ' : ''}function* (${p}${parameters}) { "use strict"; ` +
        `${this.#prologue}${p}.export({ ${getters} }); yield; `,
    );
    this.#magic.append('\n})');
    return {
      code: this.#magic.toString(),
      trace: tracer(this.#magic, this.#callees),
      requests: this.#requests,
      imported: this.#imported,
      exported: [...this.#getters.keys()],
      indirect: this.#indirect,
      stars: this.#stars,
      async: this.#async,
    };
  }

  #request(node: {
    source?: { value?: unknown } | null;
    phase?: unknown;
    attributes: readonly { key: AnyNode; value: { value?: unknown } }[];
  }): number {
    if (!node.source) return -1;
    const specifier = String(node.source.value);
    const attributes = Object.fromEntries(
      node.attributes.map(({ key, value }) => [nameOf(key), String(value.value)]),
    );
    const isSource = node.phase === 'source';
    const request = JSON.stringify([specifier, attributes, isSource]);
    const known = this.#requestNumbers.get(request);
    if (known !== undefined) return known;
    const number =
      this.#requests.push({ specifier, attributes, ...(isSource && { isSource }) }) - 1;
    this.#requestNumbers.set(request, number);
    return number;
  }

  #import(node: ImportDeclaration): void {
    const request = this.#request(node);
    for (const specifier of node.specifiers) {
      const name =
        specifier.type === 'ImportSpecifier'
          ? nameOf(specifier.imported)
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      this.#bindings.set(specifier.local.name, { request, name });
      this.#mustExist(request, name, specifier);
    }
    this.#blank(node);
  }

  #mustExist(request: number, name: string, { start, end }: { start: number; end: number }): void {
    if (name !== '*') this.#imported.push({ request, name, start, end });
  }

  /** Takes a declaration out but leaves its line ends, and a semicolon for what comes after. */
  #blank({ start, end }: { start: number; end: number }): void {
    this.#magic.update(start, end, `;${this.#lineEnds(start, end)}`);
  }

  /** The expression that reads an imported binding. */
  #read({ request, name }: Binding): string {
    if (name === '*') return `${this.#prefix}n${String(request)}`;
    const property = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
      ? `.${name}`
      : `[${JSON.stringify(name)}]`;
    return `${this.#prefix}${String(request)}${property}`;
  }

  #export(node: AnyNode): void {
    if (node.type === 'ExportNamedDeclaration') this.#exportNamed(node);
    if (node.type === 'ExportDefaultDeclaration') this.#exportDefault(node);
    if (node.type === 'ExportAllDeclaration') {
      const request = this.#request(node);
      if (node.exported) this.#passOn(nameOf(node.exported), { request, name: '*' });
      else this.#stars.push(request);
      this.#blank(node);
    }
  }

  #passOn(exported: string, binding: Binding): void {
    this.#getters.set(exported, this.#read(binding));
    this.#indirect.set(exported, binding);
  }

  #exportNamed(node: ExportNamedDeclaration): void {
    const { declaration } = node;
    if (declaration) {
      this.#unexport(node, declaration);
      for (const name of declaredNames(declaration)) this.#getters.set(name, name);
      return;
    }
    const request = node.source ? this.#request(node) : undefined;
    for (const { local, exported, start, end } of node.specifiers) {
      const name = nameOf(local);
      const binding = request === undefined ? this.#bindings.get(name) : { request, name };
      if (binding) this.#passOn(nameOf(exported), binding);
      else this.#getters.set(nameOf(exported), name);
      if (request !== undefined) this.#mustExist(request, name, { start, end });
    }
    this.#blank(node);
  }

  #exportDefault(node: ExportDefaultDeclaration): void {
    const { declaration } = node;
    const name = `${this.#prefix}default`;
    if ('id' in declaration && declaration.id && declaration.type.endsWith('Declaration')) {
      this.#unexport(node, declaration);
      this.#getters.set('default', declaration.id.name);
      return;
    }
    this.#getters.set('default', name);
    if (declaration.type === 'FunctionDeclaration') {
      // Hoisted like any function declaration, so it must stay one; only its name is not "default".
      const words = ['async', 'function', '*'];
      this.#unexport(node, declaration);
      this.#magic.appendLeft(endOfTokens(this.#text, declaration.start, words), ` ${name}`);
      this.#prologue += `Object.defineProperty(${name}, 'name', { value: 'default', configurable: true }); `;
      return;
    }
    // As a property's value an anonymous function or class gets the property's name: "default".
    const words = endOfTokens(this.#text, node.start, ['export', 'default']);
    const lines = this.#lineEnds(node.start, words);
    this.#magic.update(node.start, words, `const ${name} = { default: (${lines}`);
    const end = this.#text[node.end - 1] === ';' ? node.end - 1 : node.end;
    this.#magic.prependLeft(end, ') }.default;');
  }

  /** Leaves of an export what it declares. */
  #unexport({ start }: { start: number }, declaration: { start: number }): void {
    const lines = this.#lineEnds(start, declaration.start);
    // Never empty, so that it parts what is before it from what is behind.
    this.#magic.update(start, declaration.start, lines || ' ');
  }

  #lineEnds(start: number, end: number): string {
    return this.#text.slice(start, end).replace(/[^\n\r\u2028\u2029]/gu, '');
  }

  /** Turns every use of an imported name into a read of the other module's export. */
  #references(): void {
    for (const use of findUses(this.#program, new Set(this.#bindings.keys()))) {
      const binding = this.#bindings.get(use.name);
      if (!binding) continue;
      let read = this.#read(binding);
      if (binding.name === '*' && use.isTarget) read = `${this.#prefix}.constant`;
      if (binding.name === '*' && use.isTargetsObject) read = `${this.#prefix}.refusing(${read})`;
      if (use.isCallee && binding.name !== '*') {
        // Not a method call: `this` must be undefined. A statement that begins with a parenthesis
        // would continue the one before it where that has no semicolon.
        read = `${use.startsStatement ? ';' : ''}(0, ${read})`;
        // V8 names a call by what is called where that is a name, and else by the parenthesis behind.
        const space = beforeCall.exec(this.#text.slice(use.end))?.[0];
        if (space !== undefined) this.#callees.set(use.end + space.length, use.start);
      }
      this.#magic.update(use.start, use.end, use.isShorthand ? `${use.name}: ${read}` : read);
    }
  }

  #metaAndAwait(): void {
    const p = this.#prefix;
    const waitFor = (operand: AnyNode, at: number): void => {
      this.#async = true;
      // Notes which `await` it was, for the warning when it never settles.
      surround(this.#magic, operand, `${p}.wait(${String(at)}, (`, '))');
    };
    const following = new Following(this.#magic, p, usesHooks(this.#text));
    walk(this.#program, (node, inFunction) => {
      if (node.type === 'MetaProperty' && node.meta.name === 'import') {
        this.#magic.update(node.start, node.end, `${p}.meta`);
      }
      following.follow(node);
      if (inFunction) return;
      if (node.type === 'AwaitExpression') waitFor(node.argument, node.start);
      if (node.type === 'ForOfStatement' && node.await) waitFor(node.right, node.start);
      if (node.type === 'VariableDeclaration' && (node.kind as string) === 'await using') {
        this.#async = true;
      }
    });
  }
}
