// `node:vm` in the one scope that there is: the same program, held to real Node.
import { expect } from '@playwright/test';
import { asInNode, run, test } from './lab.ts';

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

/** What a text does when it is called once others have run. */
const later = `
  import vm from 'node:vm';
  import { AsyncLocalStorage } from 'node:async_hooks';
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const tell = async (name, job) => { try { console.log(name, typeof (await job()).sep); } catch ({ code }) { console.log(name, code); } };
  const text = '() => import("node:path")';
  const [can, cannot] = [{ importModuleDynamically }, {}].map((options) => [vm.runInThisContext(text, options), vm.compileFunction('return import("node:path")', [], options), new vm.Script('var load = ' + text + '; load', options)]);
  for (const [at, each] of [can, cannot, can].entries()) {
    const [arrow, own, script] = each;
    await tell(at + ' arrow', arrow);
    await tell(at + ' function', own);
    await tell(at + ' script', script.runInThisContext());
    await tell(at + ' left behind', load);
  }
  await tell('inner', vm.runInThisContext('(run) => { const inner = run("() => import(\\'node:path\\')"); return () => inner().catch(() => import("node:path")) }', { importModuleDynamically })(vm.runInThisContext));
  globalThis.again = new vm.Script('1; if (depth-- > 0) { again.runInThisContext(); var seen = depth; } else "deepest"');
  globalThis.depth = 2;
  console.log(again.runInThisContext(), seen, Object.keys(globalThis).filter((name) => name.startsWith('_')));
  const storage = new AsyncLocalStorage();
  globalThis.storage = storage;
  const waits = 'await null; const first = storage.getStore(); for await (const each of (async function* () { yield 1 })()) await each; return [first, storage.getStore()]';
  const jobs = [vm.runInThisContext('async () => {' + waits + '}'), vm.compileFunction('return (async () => {' + waits + '})()'), () => vm.runInThisContext('(async () => {' + waits + '})()')];
  console.log(JSON.stringify(await Promise.all(jobs.map((job, at) => storage.run(at, () => job())))));
  for (const [lineOffset, columnOffset] of [[0, 0], [10, 0], [0, 7], [3, 4]]) {
    const options = { filename: 'told.js', lineOffset, columnOffset };
    for (const job of [
      () => vm.compileFunction('throw new Error("at once")', [], options)(),
      () => vm.compileFunction('a; const load = () => import("x"); function deep() { throw new Error("x") }\\n  deep(); async () => { await 1 }', ['a', 'b'], options)(),
      () => vm.compileFunction('\\n\\n  b.c.d', ['a', 'b'], options)(),
      () => vm.runInThisContext('throw new Error("at once")', options),
      () => vm.runInThisContext('1; var f = () => { throw new Error("x") };\\n  f()', options),
    ]) {
      try { job(); } catch ({ stack }) { console.log(...stack.split('\\n').filter((line) => line.includes('at ') && line.includes('told.js'))); }
    }
  }`;

for (const [what, text] of Object.entries({
  'scripts and functions of this context': program,
  'what they do later: imports, awaits, and where they fail': later,
})) {
  test(`as in Node: ${what}`, async ({ sharedLab }) => {
    const beside = 'export const name = import.meta.url;';
    await asInNode(sharedLab, { 'main.mjs': text, 'beside.mjs': beside });
  });
}

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
