// Programs that die of an exception, each in a way of its own, as ES modules and as CommonJS.

/** What is run: `main` is the entry's name. */
export interface FatalProgram {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
}

const both: Readonly<Record<string, string>> = {
  'a name that is not there': 'const x = 1;\n\t  function f() { return nope + x; }\nf();',
  'a TypeError of the language': 'const x = {};\nconsole.log(x.a.b);',
  'an error thrown where it is made': "  throw new Error('made');",
  'an error of a class of the program': "class A extends Error { name = 'A' }\nthrow new A('own');",
  'an error with a cause': "throw new Error('what', { cause: 'why' });",
  'a string': "const x = 1;\n  throw 'text';",
  'an object': 'throw { a: 1 };',
  null: 'throw null;',
  undefined: 'throw undefined;',
  'letters that take more room': 'var x = "中文", y = \'é\'; nope();',
  'a long line': `${'/* long */ '.repeat(60)} nope; ${'/* long */ '.repeat(60)}`,
  'a line that ends in CR LF': 'const x = 1;\r\n  nope;\r\nx;',
  'inside of a built-in function':
    "[1].map(function cook() {\n  throw new RangeError('in map');\n});",
  'in a timer': 'setTimeout(() => {\n  null.x;\n}, 1);',
  'in a timer, no error': 'setTimeout(() => {\n  throw 5;\n}, 1);',
  'in an immediate': "setImmediate(() => { throw new Error('immediate') });",
  'in a tick': 'process.nextTick(() => { undefined.x });',
  'in a microtask': 'queueMicrotask(() => { nope });',
  'in a listener': "process.on('exit', () => {\n  nope;\n});",
  'a rejected error': "Promise.reject(new TypeError('rejected'));",
  'a rejected number': 'Promise.reject(5);',
  'a rejected object': 'Promise.reject({ a: 1 });',
  'in an async function': "async function g() {\n  await 1;\n  throw new Error('async');\n}\ng();",
  'a name that is not there, in an async function': 'async function g() {\n  nope;\n}\ng();',
  'in a reaction': "const e = new Error('m');\nPromise.reject(e).catch((x) => {\n  throw x;\n});",
};

const asModule: Readonly<Record<string, string>> = {
  'an error thrown elsewhere than made':
    "const e = new Error('made');\ne.extra = { a: 1 };\nthrow e;",
  'an error whose message was changed':
    "try {\n  nope;\n} catch (e) {\n  e.message = 'other';\n  throw e;\n}",
  'after an await': "await 1;\nthrow new Error('after');",
  'an await of a rejection': 'await Promise.reject(7);',
  'what only CommonJS has': "const x = 1;\n  require('x');",
  'an import that dies': "const x = await 1;\nawait import('./other.mjs');",
  'a name that is not there, in an imported module': "import './other.mjs';",
  'a name that is not there, in a worker':
    "import { Worker } from 'node:worker_threads';\nnew Worker(new URL('other.mjs', import.meta.url)).on('error', ({ name, message }) => console.error(name, message));",
  'what is called with -e':
    "import { spawnSync } from 'node:child_process';\nfor (const text of ['nope', '\\n throw new Error(1)', 'setTimeout(() => { nope })', 'Promise.reject(5)'])\n  console.error(spawnSync(process.execPath, ['-e', text], { encoding: 'utf8' }).stderr);",
  'a rejected number, strictly':
    "import { spawnSync } from 'node:child_process';\nconsole.error(spawnSync(process.execPath, ['--unhandled-rejections=strict', '-e', 'Promise.reject(5)'], { encoding: 'utf8' }).stderr);",
};

/** All of them, with `other.mjs` beside, which dies of a name that is not there. */
export const fatalPrograms: readonly FatalProgram[] = [
  ...Object.entries(both).flatMap(([name, text]) => [
    { name: `${name}, in an ES module`, main: 'main.mjs', files: { 'main.mjs': text } },
    { name: `${name}, in CommonJS`, main: 'main.cjs', files: { 'main.cjs': text } },
  ]),
  ...Object.entries(asModule).map(([name, text]) => ({
    name,
    main: 'main.mjs',
    files: { 'main.mjs': text, 'other.mjs': '// A file.\n  other();' },
  })),
];
