// Each part is a bundle with copies of what it imports: nothing there may have a state of the thread's.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { lentModules } from '../../../src/node/thread/catalogue/lent-modules.ts';

/** State that may be there twice, because nobody can tell: what is computed once and kept. */
const keptResults: ReadonlySet<string> = new Set([
  // The bytes of names that were looked up lately.
  'disk/folder.ts',
]);

/** State that one bundle alone has, once, because what it hangs on is there once. */
const ownState: ReadonlySet<string> = new Set([
  // What is known of the browser's streams, whose classes the part changes once for the thread.
  'globals/streams/install.ts',
  'globals/streams/records.ts',
  // Where the words of one line are being read.
  'commands/shell-words.ts',
]);

const kernel = 'src/node';
const thread = 'worker-script.ts';
const parts = globSync(`${kernel}/parts/**/*.ts`)
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => relative(kernel, file));

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const text = readFileSync(join(kernel, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
}

/** The kernel's files that a file imports values from. */
function importsOf(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const to = statement.moduleSpecifier;
    if (isType || !to || !ts.isStringLiteral(to) || !to.text.startsWith('.')) return [];
    return [join(dirname(file), to.text)];
  });
}

/** Every file of a bundle, with the chain of imports that leads there. */
function filesOf(bundle: string): ReadonlyMap<string, readonly string[]> {
  const chains = new Map([[bundle, [bundle]]]);
  for (const [file, chain] of chains) {
    for (const to of importsOf(file)) {
      const isLent = bundle !== thread && Object.hasOwn(lentModules, to);
      if (!chains.has(to) && !isLent) chains.set(to, [...chain, to]);
    }
  }
  return chains;
}

const changing = new Set(
  [
    'add',
    'clear',
    'copyWithin',
    'delete',
    'fill',
    'pop',
    'push',
    'reverse',
    'set',
    'shift',
    'sort',
  ].concat(['splice', 'unshift']),
);
/** The name at the root of `a`, `a.b` or `a[b].c`. */
function rootOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return rootOf(node.expression);
  if (ts.isNonNullExpression(node) || ts.isAsExpression(node)) return rootOf(node.expression);
  return undefined;
}

/** The names that something in the file assigns to, or whose contents it changes. */
function changedIn(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (target: ts.Expression): void => {
    const name = rootOf(target);
    if (name !== undefined) names.add(name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
      if (assigns) note(node.left);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator } = node;
      if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken)
        note(node.operand);
    } else if (ts.isDeleteExpression(node)) note(node.expression);
    else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const [first] = node.arguments;
      if (changing.has(name.text)) note(expression);
      const isGlobal = ['Object', 'Reflect'].includes(expression.getText());
      if (isGlobal && /^(?:assign|set|delete|define)/u.test(name.text) && first) note(first);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `file:name` of what some other file changes that imports it. */
const changedFromOutside = new Set(
  globSync(`${kernel}/**/*.ts`, { exclude: ['**/*.d.ts'] }).flatMap((path) => {
    const file = relative(kernel, path);
    const changed = changedIn(parse(file));
    return parse(file).statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement)) return [];
      const named = statement.importClause?.namedBindings;
      const from = statement.moduleSpecifier;
      if (!named || !ts.isNamedImports(named) || !ts.isStringLiteral(from)) return [];
      return named.elements
        .filter(({ name }) => changed.has(name.text))
        .map(
          ({ name, propertyName }) =>
            `${join(dirname(file), from.text)}:${(propertyName ?? name).text}`,
        );
    });
  }),
);

interface Found {
  readonly what: string;
  /** Whether it only matters to be the same one: a class, or a symbol that is nowhere registered. */
  readonly isIdentity: boolean;
}

/** What a file has at its top that two copies of it would not share. */
function stateOf(file: string): readonly Found[] {
  const source = parse(file);
  const changed = changedIn(source);
  return source.statements.flatMap((statement): Found[] => {
    if (ts.isClassDeclaration(statement)) {
      const name = statement.name?.text ?? 'default';
      const holds = statement.members.some(
        (member) =>
          ts.isPropertyDeclaration(member) &&
          ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
      );
      return [{ what: `class ${name}`, isIdentity: !holds }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    const { declarationList } = statement;
    const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    return declarationList.declarations.flatMap((declaration): Found[] => {
      const what = declaration.name.getText();
      const changes = changed.has(what) || changedFromOutside.has(`${file}:${what}`);
      if (!isConstant || changes) return [{ what, isIdentity: false }];
      const { initializer } = declaration;
      const isBrand =
        initializer &&
        ts.isCallExpression(initializer) &&
        initializer.expression.getText() === 'Symbol';
      return isBrand ? [{ what, isIdentity: true }] : [];
    });
  });
}

const bundles = new Map([thread, ...parts].map((bundle) => [bundle, filesOf(bundle)]));

/** The bundles that have a file. */
const holders = (file: string): string[] =>
  [...bundles].filter(([, files]) => files.has(file)).map(([bundle]) => bundle);

test('the list of the parts is the folder’s', () => {
  const listed = parse('thread/catalogue/part-modules.ts').statements.map((statement) =>
    statement.getText(),
  );
  const named = parts.map((file) => `export * as ${basename(file, '.ts')} from '../../${file}';`);
  assert.deepEqual(listed.sort(), named.sort());
});

test('the imports of the parts were followed', () => {
  assert.ok(parts.length > 10);
  const files = bundles.get('parts/files.ts');
  assert.ok(files?.has('builtins/fs/file-handle.ts') && files.has('disk/folder.ts'));
});

test('no part has a state of its own', () => {
  const wrong = parts.flatMap((part) =>
    [...(bundles.get(part) ?? [])].flatMap(([file, chain]) => {
      const states = stateOf(file).filter(({ isIdentity }) => !isIdentity);
      if (states.length === 0 || keptResults.has(file) || ownState.has(file)) return [];
      const names = states.map(({ what }) => what).join(', ');
      return `The part ${basename(part, '.ts')} has a copy of the state in ${file} (${names}): ${chain.join(' → ')}.`;
    }),
  );
  assert.deepEqual(wrong, []);
});

test('no two bundles know objects by a class or a symbol that each has for itself', () => {
  const wrong = parts.flatMap((part) =>
    [...(bundles.get(part) ?? [])].flatMap(([file, chain]) => {
      const identities = stateOf(file).filter(({ isIdentity }) => isIdentity);
      const others = holders(file).filter((bundle) => bundle !== part);
      if (identities.length === 0 || others.length === 0) return [];
      const names = identities.map(({ what }) => what).join(', ');
      return `The part ${basename(part, '.ts')} and ${others.join(', ')} each have their own ${names} of ${file}: ${chain.join(' → ')}.`;
    }),
  );
  assert.deepEqual(wrong, []);
});

test('what is excepted is needed, and stands in one bundle alone', () => {
  for (const file of [...keptResults, ...ownState])
    assert.ok(
      stateOf(file).some(({ isIdentity }) => !isIdentity) && holders(file).length > 0,
      file,
    );
  for (const file of ownState) assert.equal(holders(file).length, 1, file);
});

test('what is lent is what parts ask for and a copy would be wrong of', () => {
  const asked = new Set(
    parts.flatMap((part) =>
      [...(bundles.get(part)?.keys() ?? [])].flatMap((file) => importsOf(file)),
    ),
  );
  for (const file of Object.keys(lentModules)) {
    assert.ok(asked.has(file), `no part imports ${file}`);
    assert.ok(stateOf(file).length > 0, `${file} has no state`);
  }
});
