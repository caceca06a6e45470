// `node:vm` in the one scope that there is: the same program, held to real Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { run, test } from './lab.ts';

const program = `
  import vm, { Script, compileFunction, runInThisContext } from 'node:vm';
  const texts = [
    '1 + 1', '1; var a = 2', 'let b = 3; b * 2', 'if (true) { "yes" } else { "no" }', '1; if (false) 2;',
    'for (let i = 0; i < 3; i++) i * 2', '"use strict"; 5', 'function f() { return 7 } f()', 'try { throw 1 } catch (e) { e + 1 } finally { 9 }',
    'var x = 1; x++; { x }', 'switch (2) { case 1: "a"; case 2: "b" }', 'out: for (;;) { "left"; break out }', '', '({ a: 1 }).a', 'a',
    'runInside("5 * 5"); var c = runInside("1")', 'typeof require', 'this === globalThis', '(() => { 1; return this === globalThis })()', '[1, 2].map((each) => each * 2).join()', '\`\${1 + 1}\`', 'do { 4 } while (false)', 'var { d, ...e } = { d: 1, f: 2 }; e.f', '#!no\\n3', 'class K { static k = 5 } K.k',
  ];
  globalThis.runInside = runInThisContext;
  for (const text of texts) {
    try { console.log(JSON.stringify(text), runInThisContext(text)); } catch (error) { console.log(JSON.stringify(text), error.name, error.message); }
  }
  const script = new Script('globalThis.times = (globalThis.times ?? 0) + 1', { filename: 'times.js' });
  console.log(script.runInThisContext(), script.runInThisContext(), globalThis.times, script instanceof Script);
  const failing = new Script('\\nfunction deep() { throw new RangeError("deep") }\\ndeep()', { filename: 'failing.js', lineOffset: 10 });
  try { failing.runInThisContext(); } catch (error) { console.log(error.name, error.message, error.stack.split('\\n').filter((line) => line.includes('at ') && line.includes('failing.js'))); }
  const sum = compileFunction('return a + b + (typeof runInside)', ['a', 'b'], { filename: 'sum.js' });
  console.log(sum(1, 2), sum.length, sum.name, vm.isContext({}), vm.isContext(globalThis));
  console.log(new Script('1\\n//# sourceMappingURL=map.json').sourceMapURL, new Script('40 + 2 // new', { cachedData: Buffer.alloc(200, 'x') }).cachedDataRejected);
  for (const job of [
    () => new Script('var x = ;'), () => new Script('1', 5), () => new Script('1', { filename: 5 }), () => new Script('1', { lineOffset: 'x' }), () => new Script('1', { columnOffset: 1.5 }),
    () => new Script('1', { cachedData: 'x' }), () => new Script('1', { produceCachedData: 1 }), () => new Script('1', { importModuleDynamically: 1 }), () => runInThisContext('1', { displayErrors: 1 }), () => runInThisContext('1', { timeout: -1 }),
    () => compileFunction(5), () => compileFunction('1', 5), () => compileFunction('1', [5]), () => compileFunction('}); (() => {'), () => vm.isContext(5), () => runInThisContext('throw new TypeError("own")'),
  ]) {
    try { console.log(job()); } catch ({ name, code, message }) { console.log(name, code, message); }
  }
  await runInThisContext('import("node:fs")').catch(({ name, code, message }) => console.log(name, code, message));
  const byMain = { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
  console.log(typeof (await runInThisContext('import("node:fs")', byMain)).readFileSync);
  console.log((await runInThisContext('import("./beside.mjs")', byMain)).name, (await new Script('import("./beside.mjs")', byMain).runInThisContext()).name);
  for (const specifier of ['./nowhere.mjs', 'no-package'])
    await runInThisContext(\`import("\${specifier}")\`, byMain).catch(({ name, code, message }) => console.log(name, code, message));`;

test('as in Node: scripts and functions of this context', async ({ sharedLab }) => {
  const files = { 'main.mjs': program, 'beside.mjs': 'export const name = import.meta.url;' };
  const [node, { stdout, stderr }] = await Promise.all([runInNode(files), run(sharedLab, files)]);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual(node.lines);
});

test('what needs another context fails by its name', async ({ sharedLab }) => {
  const { stdout } = await run(
    sharedLab,
    `import vm from 'node:vm';
     for (const job of [() => vm.createContext({}), () => vm.runInNewContext('1'), () => vm.runInThisContext('1', { timeout: 5 }), () => new vm.Script('1').createCachedData()]) {
       try { job(); } catch ({ code, message }) { console.log(code, message); }
     }`,
  );
  expect(stdout.split('\n').slice(0, -1)).toEqual(
    [
      'vm.createContext',
      'vm.runInNewContext',
      'vm with a timeout',
      'vm.Script.createCachedData',
    ].map(
      (name) =>
        `ERR_FEATURE_UNAVAILABLE_ON_PLATFORM ${name} is not available in the built-in engine`,
    ),
  );
});
