// Programs with hooks on a thread of their own: held to real Node by builtin-loading.test.ts.
import type { LoadingProgram } from './builtin-loading-programs.ts';

/** Hooks that change nothing, and tell at once what they are given and what comes of it. */
const telling = {
  'hooks.mjs': `import { writeSync } from 'fs'; import { inspect } from 'util';
const tell = (...all) => writeSync(1, all.map((each) => typeof each === 'string' ? each : inspect(each, { depth: 5, breakLength: 300 })).join(' ') + '\\n');
export async function initialize(data) { tell('initialize', data, this === undefined, arguments.length) }
export async function resolve(specifier, context, next) {
  tell('resolve', specifier, { ...context, conditions: context.conditions.length }, Reflect.ownKeys(context), next.name, next.length, this === undefined);
  const result = await next(specifier, context);
  tell(result);
  return result;
}
export async function load(url, context, next) {
  tell('load', url, { ...context }, Reflect.ownKeys(context));
  const result = await next(url, context);
  tell({ ...result, source: result.source?.constructor.name ?? result.source }, Object.getPrototypeOf(result));
  return result;
}`,
  'main.mjs': `import './a.mjs'; import './c.cjs'; import j from './j.json' with { type: 'json' }; import fs from 'fs';
console.log(import.meta.resolve('./nothing.mjs'));`,
  'a.mjs': `export default 1`,
  'c.cjs': `require('./d.cjs'); require('fs')`,
  'd.cjs': ``,
  'j.json': `{}`,
};

/** Hooks of which some never end, and some take their time. */
const slow = {
  'hooks.mjs': `import { writeSync } from 'fs';
const rest = () => new Promise((resolve) => setTimeout(resolve, 10));
export async function resolve(specifier, context, next) {
  if (specifier === 'never:') return new Promise(() => {});
  if (!specifier.startsWith('slow:')) return next(specifier, context);
  writeSync(1, 'resolve ' + specifier + '\\n');
  await rest();
  return { url: specifier, format: 'module', shortCircuit: true };
}
export async function load(url, context, next) {
  if (!url.startsWith('slow:')) return next(url, context);
  writeSync(1, 'load ' + url + '\\n');
  await rest();
  return { source: url === 'slow:a' ? 'import "slow:c"' : '', format: 'module', shortCircuit: true };
}`,
  'main.mjs': `import { writeSync } from 'fs'; const tell = (text) => writeSync(1, text + '\\n');
import('slow:a').then(() => tell('a done')); import('slow:b').then(() => tell('b done')); tell('called'); queueMicrotask(() => tell('microtask'))`,
  'never.mjs': `import('never:').then(console.log, console.log); console.log('called');
try { import.meta.resolve('never:') } catch (e) { console.log(e.code, e.message, e.details.method) }`,
  'static.mjs': `import 'never:'; console.log('never')`,
  'waiting.mjs': `console.log('called'); await import('./static.mjs')`,
};

/** Hooks that hand CommonJS its text: what it requires is asked for too. */
const sourced = {
  'hooks.mjs': `import { readFileSync, writeSync } from 'fs';
const last = (url = '') => url.split('/').at(-1);
export async function resolve(specifier, context, next) {
  writeSync(1, 'resolve ' + last(specifier) + ' from ' + last(context.parentURL) + '\\n');
  return next(specifier, context);
}
export async function load(url, context, next) {
  writeSync(1, 'load ' + last(url) + ' ' + context.format + '\\n');
  const loaded = await next(url, context);
  if (loaded.format === 'commonjs' && url.startsWith('file:')) loaded.source = readFileSync(new URL(url));
  return loaded;
}`,
  'main.mjs': `import a from './a.cjs'; console.log(a)`,
  'a.cjs': `const b = require('./b');
console.log(require.resolve('./b').split('/').at(-1), require.resolve('fs'), require('fs').readFileSync.name, require('./d.json'), require.main === module, Object.keys(require));
exports.b = b; exports.e = require('./e.mjs').default;
try { require('./nope') } catch (e) { console.log(e.code) }`,
  'b.js': `exports.c = require('./c.cjs'); exports.after = require('./a.cjs')`,
  'c.cjs': `module.exports = 5`,
  'd.json': `{"d":1}`,
  'e.mjs': `export default 'e'`,
};

/** A worker beside hooks that its creator has. */
const shared = {
  'hooks.mjs': `import { isMainThread } from 'worker_threads'; import { writeSync } from 'fs';
writeSync(1, 'hooks ' + isMainThread + '\\n');
export const resolve = (specifier, context, next) => specifier === 'virtual:' ? { url: specifier, format: 'module', shortCircuit: true } : next(specifier, context);
export const load = (url, context, next) => url === 'virtual:' ? { format: 'module', source: 'export default "virtual"', shortCircuit: true } : next(url, context);`,
  'worker.mjs': `import virtual from 'virtual:'; console.log('worker', virtual)`,
  'main.mjs': `import { Worker } from 'worker_threads'; import module from 'module';
if (process.argv[2] === 'register') module.register('./hooks.mjs', import.meta.url);
if (process.argv[2] === 'registerHooks') module.registerHooks(await import('./hooks.mjs'));
console.log((await import('virtual:')).default);
const worker = new Worker(new URL('./worker.mjs', import.meta.url));
worker.on('error', (e) => console.log('error', e.code));
await new Promise((resolve) => worker.on('exit', resolve));`,
  'registering.mjs': `import { register } from 'module'; register('./hooks.mjs', import.meta.url)`,
  'before.cjs': `const { isMainThread } = require('worker_threads'); require('fs').writeSync(1, 'before ' + isMainThread + '\\n')`,
};

/** A module of hooks in a URL, and what an import meets there. */
const breaking = (hooks: string): LoadingProgram => ({
  args: [
    '--no-warnings',
    `--loader=data:text/javascript,${encodeURIComponent(hooks)}`,
    '--input-type=module',
    '-e',
    `await import('x:y').then(() => console.log('imported'), (e) => console.log(e?.name, e?.code, e?.message))`,
  ],
  files: { x: `` },
});

const toNowhere = `export const resolve = () => ({ url: 'x:y', shortCircuit: true });`;

const throwing = (body: string): LoadingProgram => ({
  args: ['--no-warnings', '--loader', `data:text/javascript,${body}`, '-e', `console.log('main')`],
  files: { x: `` },
});

const initializing = (body: string): LoadingProgram => ({
  args: [
    '--input-type=module',
    '-e',
    `import { register } from 'module';
try { register('data:text/javascript,export function initialize(){${body}}') } catch (e) { console.log('caught', e?.code, e) }`,
  ],
  files: { x: `` },
});

export const hookPrograms: Readonly<Record<string, readonly LoadingProgram[]>> = {
  'what hooks are given, and what the next one gives': [
    { args: ['--no-warnings', '--loader', './hooks.mjs', 'main.mjs'], files: telling },
  ],
  'hooks that take their time, or never end': [
    'main.mjs',
    'never.mjs',
    'static.mjs',
    'waiting.mjs',
  ].map((main) => ({ args: ['--no-warnings', '--loader', './hooks.mjs', main], files: slow })),
  'CommonJS whose text hooks gave': [
    { args: ['--no-warnings', '--loader', './hooks.mjs', 'main.mjs'], files: sourced },
    { args: ['--no-warnings', '--loader', './hooks.mjs', 'a.cjs'], files: sourced },
  ],
  'hooks and workers': [
    { args: ['main.mjs', 'register'], files: shared },
    { args: ['main.mjs', 'registerHooks'], files: shared },
    { args: ['--no-warnings', '--loader', './hooks.mjs', 'main.mjs'], files: shared },
    {
      args: ['--require', './before.cjs', '--import', './registering.mjs', 'main.mjs'],
      files: shared,
    },
  ],
  'hooks for modules of hooks': [
    {
      args: ['--no-warnings', '--loader', './hooks.mjs', '--loader', './more.mjs', 'main.mjs'],
      files: {
        ...sourced,
        'main.mjs': ``,
        'more.mjs': `import './deep.mjs'`,
        'deep.mjs': ``,
      },
    },
  ],
  'hooks that break the rules': [
    `export const resolve = () => null`,
    `export const resolve = () => 'x'`,
    `export const resolve = () => ({ url: 'x:y' })`,
    `export const resolve = () => ({ url: 5, shortCircuit: true })`,
    `export const resolve = () => ({ url: 'nowhere', shortCircuit: true })`,
    `export const resolve = () => ({ url: 'x:y', format: false, shortCircuit: true })`,
    `export const resolve = () => ({ url: 'x:y', importAttributes: 4, shortCircuit: true })`,
    `export const resolve = (specifier, context, next) => next(5)`,
    `export const resolve = (specifier, context, next) => next('fs', 5)`,
    `${toNowhere} export const load = () => 5`,
    `${toNowhere} export const load = () => ({ shortCircuit: true })`,
    `${toNowhere} export const load = () => ({ format: false, source: '', shortCircuit: true })`,
    `${toNowhere} export const load = () => ({ format: 'module', source: 5, shortCircuit: true })`,
    `${toNowhere} export const load = () => ({ format: 'module', source: '', responseURL: 'nope', shortCircuit: true })`,
    `${toNowhere} export const load = (url, context, next) => next(5)`,
    `${toNowhere} export const load = (url, context, next) => next('nowhere')`,
  ].map(breaking),
  'the end of a thread of hooks': [
    ...['process.exit(42)', 'throw null', 'throw 1n', 'throw {f(){}}', 'throw function f(){}'].map(
      throwing,
    ),
    throwing('export function globalPreload(){}'),
    {
      ...throwing('export function globalPreload(){}'),
      args: [
        '--loader',
        'data:text/javascript,export function globalPreload(){}',
        '-e',
        // Node may end before it has heard of the warning, unless it waits for the hooks.
        `import('node:fs').then(() => import('node:path'))`,
      ],
    },
    ...['process.exit(42)', 'throw null', 'return Promise.reject()'].map(initializing),
    ...['return new Promise(()=>{})'].map(initializing),
  ],
  'the text of a function': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import fs, { readFile as rf } from 'fs'; import * as path from 'path';
async function f(a) { const x = await a; return [fs, rf, path.join, import.meta.url, x] }
class C { async m() { for await (const each of []) return rf } static get s() { return fs } #p = () => path }
for (const each of [f, C, C.prototype.m, Object.getOwnPropertyDescriptor(C, 's').get, g, Math.max, Function.prototype.toString, () => __dirname]) console.log(String(each));
export default function g() { return fs }
try { Function.prototype.toString.call(1) } catch (e) { console.log(e.name, e.message) }`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `console.log(String(async function f() { return (await import('fs')).default }), String(() => __filename));
console.log(String(require('vm').runInThisContext('(async function k() { await 1 })', { lineOffset: 3, columnOffset: 4 })));`,
      },
    },
  ],
};
