// Programs that load modules, each in a folder of its own: held to real Node by builtin-loading.test.ts.

/** What a child runs: its files, and the words after `node`. */
export interface LoadingProgram {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** A main module beside a few files that it may import. */
const asItsMain = (main: string): LoadingProgram => ({
  args: ['main.mjs'],
  files: {
    'main.mjs': main,
    'd.json': `{"a":1}`,
    'n.mjs': ``,
    'x.foo': ``,
    'dir/index.js': ``,
    'c.cjs': ``,
  },
});

/** A text that is in no file, in each way to run one. */
const withoutFile = (text: string): readonly LoadingProgram[] => [
  ...[
    ['-e', text],
    ['-p', text],
    ['--input-type=module', '-e', text],
    ['--input-type=commonjs', '-e', text],
  ].map((args) => ({ args, files: { x: `` } })),
  {
    args: ['main.cjs'],
    files: {
      'main.cjs': `const {Worker}=require('worker_threads'); new Worker(${JSON.stringify(text)},{eval:true}).on('error',e=>console.log('error',e.name,e.message)).on('exit',c=>console.log('exit',c))`,
    },
  },
];

/** A module of hooks, and what meets them. */
const hooked = {
  'hooks.mjs': `import { isMainThread, threadId } from 'node:worker_threads';
let n = 0;
export async function initialize(data) {
  await 0;
  data?.port.postMessage([data.number, isMainThread, threadId > 0]);
}
export async function resolve(specifier, context, nextResolve) {
  if (specifier.startsWith('virtual:')) return { url: specifier, shortCircuit: true, format: 'module' };
  if (specifier === 'bytes:json') return { url: specifier, shortCircuit: true };
  if (specifier === 'bad:throw') throw new TypeError('refused ' + specifier);
  if (specifier === 'bad:number') return { url: 5, shortCircuit: true };
  if (specifier === 'bad:short') return { url: 'node:fs' };
  return await nextResolve(specifier, context);
}
export async function load(url, context, nextLoad) {
  if (url === 'virtual:bad') return { format: 'module', source: 5, shortCircuit: true };
  if (url.startsWith('virtual:')) return { format: 'module', source: \`export default "\${url}"; export const n = \${n++}\`, shortCircuit: true };
  if (url === 'bytes:json') return { format: 'json', source: new Uint8Array([53]), shortCircuit: true };
  const loaded = await nextLoad(url, context);
  return url.endsWith('shout.mjs') ? { ...loaded, source: String(loaded.source).toUpperCase().replace('EXPORT CONST', 'export const') } : loaded;
}`,
  'shout.mjs': `export const x = 'quiet'`,
  'c.cjs': `const v = require('./d.cjs'); module.exports = { v }`,
  'd.cjs': `module.exports = 'd'`,
  'importing.mjs': `import name from 'virtual:one'; console.log('main', name)`,
  'requiring.cjs': `console.log(require.main === module, module.id === __filename, module.parent, process.mainModule === module);
import('virtual:z').then((m) => console.log(m.default), (e) => console.log(e.code));`,
  'before.mjs': `console.log('before')`,
};

const registering = `import { register } from 'node:module';
import { MessageChannel, threadId } from 'node:worker_threads';
import { once } from 'node:events';
const { port1, port2 } = new MessageChannel();
console.log(register('./hooks.mjs', { parentURL: import.meta.url, data: { number: 1, port: port2 }, transferList: [port2] }));
console.log(await once(port1, 'message'));
port1.close();
console.log(register('./hooks.mjs', import.meta.url));
console.log((await import('virtual:a')).default, (await import('virtual:b')).n);
for (const name of ['bad:throw', 'bad:short', 'bad:number', 'virtual:bad', './nowhere.mjs', 'no-package'])
  await import(name).catch((e) => console.log(e.name, e.code, e.message, e instanceof TypeError));
console.log(await import('./shout.mjs'), (await import('bytes:json', { with: { type: 'json' } })).default);
console.log((await import('./c.cjs')).default, import.meta.resolve('virtual:x'), threadId, register.length);
for (const args of [[], ['./nohooks.mjs', import.meta.url], ['./nohooks.mjs']])
  try { register(...args) } catch (e) { console.log(e.code, e.message) }`;

/** Hooks that change nothing, and tell what they are given and what comes of it. */
const tellingHooks = `registerHooks({resolve(s,c,n){console.log('R',s,{...c,parentURL:c.parentURL?.split('/').at(-1)});
const r=n(s,c);
console.log('R=',s,r); return r}, load(u,c,n){console.log('L',u,c);
const r=n(u,c);
console.log('L=',u,{...r,source:r.source==null?r.source:r.source.constructor.name}); return r}});`;

const ofEachKind = {
  'a.mjs': ``,
  'c.cjs': `require("./r.cjs")`,
  'r.cjs': ``,
  't.js': `exports.x=1`,
  'te.js': `export default 1`,
  'd.json': `{}`,
};

export const loadingPrograms: Readonly<Record<string, readonly LoadingProgram[]>> = {
  'the source phase, which only WebAssembly has': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `const tell = (e) => console.log(e.name, e.code, e.message.replaceAll(/file:.*\\//g, ''));
for (const specifier of ['./a.mjs', './c.cjs', 'node:fs', './nothing.mjs', Symbol()]) await import.source(specifier).catch(tell);
await import.source('./d.json').catch(tell);
await import /* a word */ . source ('./a.mjs').catch(tell);
await import('./declares.mjs').catch(tell);
await import('./both.mjs').catch(tell);
await import('./named.mjs').then(({ default: value }) => console.log(value));
const require = (await import('node:module')).createRequire(import.meta.url); await require('./c.cjs').done;`,
        'a.mjs': `console.log('never')`,
        'c.cjs': `exports.done = import.source('./a.mjs').catch((e) => console.log('cjs', e.code));`,
        'd.json': `{}`,
        'declares.mjs': `import source a from './a.mjs'; console.log('never')`,
        'both.mjs': `import './nothing.mjs'; import source a from './a.mjs';`,
        'named.mjs': `import source, { b as from } from './b.mjs'; export default source + from`,
        'b.mjs': `export const b = 'b'; export default 'default '`,
      },
    },
  ],
  'circles that wait': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import './root.mjs'; import './outside.mjs'; import './leaf.mjs'; console.log('main')`,
        'root.mjs': `import './leaf.mjs'; console.log('root'); await 1; console.log('root ends')`,
        'leaf.mjs': `import './root.mjs'; console.log('leaf'); await 1; console.log('leaf ends')`,
        'outside.mjs': `import './leaf.mjs'; console.log('outside')`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `for (const name of ['root', 'leaf', 'outside', 'plain']) await import('./' + name + '.mjs').then(() => console.log(name), (e) => console.log(name, e.message))`,
        'root.mjs': `import './plain.mjs'; import './leaf.mjs'; await 1; throw new Error('no')`,
        'leaf.mjs': `import './root.mjs'; await 1; console.log('leaf ends')`,
        'plain.mjs': `import './root.mjs'; console.log('plain')`,
        'outside.mjs': `import './leaf.mjs'; console.log('outside')`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `let go; globalThis.gate = new Promise((resolve) => (go = resolve)); const begun = new Promise((resolve) => (globalThis.begun = resolve));
const first = import('./waits.mjs').then(() => console.log('first')); await begun;
const second = import('./waits.mjs').then(() => console.log('second')); await import('./alone.mjs'); go(); await Promise.all([first, second]);
await import('./waits.mjs').then(() => console.log('third'));`,
        'waits.mjs': `globalThis.begun(); await globalThis.gate`,
        'alone.mjs': ``,
      },
    },
  ],
  'what a specifier comes to': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `const [a,b,a2,h]=await Promise.all([import('./n.mjs?1'),import('./n.mjs?2'),import('./n.mjs?1'),import('./n.mjs#x')]);
console.log(a===a2,a===b,h===a,a.url,b.url,h.url, a.file);
import * as s from './n.mjs?1';
console.log(s===a);
import j from './d.json?x' with {type:'json'};
import j2 from './d.json' with {type:'json'};
console.log(j===j2);
import c1 from './c.cjs?1';
import c2 from './c.cjs?2';
console.log(c1===c2, c1.n);`,
        'n.mjs': `export const url=import.meta.url; export const file=import.meta.filename;`,
        'd.json': `{}`,
        'c.cjs': `globalThis.n=(globalThis.n??0)+1; exports.n=globalThis.n;`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `const t=(s,p)=>{try{console.log(import.meta.resolve(s,p))}catch(e){console.log(e.name,e.code,e.message, e.url)}};
t('./missing.mjs');t('./a dir');t('nothere');t('node:fs');t('fs');t('./missing.mjs?x#y');t('#x');t('https://a.b/c');t('data:text/javascript,1');t('../x');t('.');t('/abs');t('node:nope');t('pkg');t('pkg/x');t('pkg2');t('pkg2/y.js');t('pkg2/sub');t('bad%2Fname');t('./%2f');t();t('./x','file:///q/r.js');
t('blob:x');
t('file:///etc/none');`,
        'node_modules/pkg/package.json': `{"exports":"./m.js"}`,
        'node_modules/pkg2/package.json': `{"main":"./m"}`,
        'node_modules/pkg2/m.js': ``,
        'node_modules/pkg2/sub/index.js': ``,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `for (const job of [()=>import('https://a.b/c'),()=>import('http://a.b/c'),()=>import('blob:x'),()=>import('nodejs:x'),()=>import('ftp://x'),()=>import('file://host/x'),()=>import('file:///none.mjs'),()=>import(''),()=>import(' '),()=>import('%2f'),()=>import('./a%2fb'),()=>import('./a%5cb'),()=>import('.'),()=>import('..'),()=>import('/'),()=>import('#a'),()=>import('#/a'),()=>import('@a'),()=>import('@a/b'),()=>import('a/b'),()=>import('.a'),()=>import('node:'),()=>import('node:nope'),()=>import(undefined),()=>import(null),()=>import({toString(){throw new Error('ts')}}),()=>import(Symbol()),()=>import(1),()=>import('data:'),()=>import('data:,x'),()=>import('data:text/javascript'),()=>import('./main')]) { try { const v = await job();
console.log('ok', v); } catch (e) { console.log(e.name, e.code, e.message); } }`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message,e.requireStack)}};
t(()=>require('./none'));t(()=>require(''));t(()=>require());t(()=>require(1));t(()=>require('node:nope'));t(()=>require('nopkg'));t(()=>require('./d.json'));t(()=>require('./bad.json'));t(()=>require('./x.foo'));t(()=>require('./dir'));t(()=>require('.'));t(()=>require('./'));t(()=>require('https://x/y'));t(()=>require('data:text/javascript,1'));t(()=>require('file:///x'));t(()=>require('./p'));t(()=>require('./p2'));t(()=>require.resolve('fs'));t(()=>require.resolve('node:fs'));t(()=>require.resolve('./none'));t(()=>require.resolve(1));t(()=>require.resolve.paths('x'));t(()=>require.resolve.paths('./x'));t(()=>require.resolve.paths('fs'));t(()=>require.resolve('d.json',{paths:['./']}));t(()=>require.resolve('./d.json',{paths:[__dirname+'/dir/..']}));t(()=>require.resolve('x',{paths:1}));t(()=>require.resolve.paths(1));t(()=>require('./a'));t(()=>require('#x'));t(()=>require('self'));t(()=>require('./s'))`,
        'd.json': `{"d":1}`,
        'bad.json': `{`,
        'x.foo': `module.exports="foo"`,
        'dir/index.js': `module.exports="dir"`,
        'p/package.json': `{"main":"none"}`,
        'p2/package.json': `{"main":"none"}`,
        'p2/index.js': `module.exports="p2"`,
        'a/b.js': ``,
        'package.json': `{"name":"self","exports":{"./q":"./q.js"}}`,
        's.js': `return 5 +`,
      },
    },
  ],
  attributes: [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `for (const job of [()=>import('./d.json'),()=>import('./d.json',{with:{type:'json'}}),()=>import('./n.mjs',{with:{type:'json'}}),()=>import('./n.mjs',{with:{type:'css'}}),()=>import('./n.mjs',{with:{foo:'bar'}}),()=>import('./d.json',{with:{type:'json',foo:'bar'}}),()=>import('data:application/json,1'),()=>import('data:text/css,1'),()=>import('data:text/css,1',{with:{type:'css'}}),()=>import('data:text/javascript,1',{with:{type:'json'}}),()=>import('node:fs',{with:{type:'json'}}),()=>import('./c.cjs',{with:{type:'json'}}),()=>import('./n.mjs',{with:{type:'unsupported'}}),()=>import('./x.foo'),()=>import('./x.foo',{with:{type:'json'}}),()=>import('./n.mjs',1),()=>import('./n.mjs',{with:1}),()=>import('./n.mjs',{with:{type:1}}),()=>import('./n.mjs',{with:null}),()=>import('./n.mjs',null),()=>import('./n.mjs',{}),()=>import('./n.mjs',{with:{}}),()=>import('./n.mjs',{with:{type:'javascript'}}),()=>import('data:application/json,{"a":1}',{with:{type:'json'}}),()=>import('./bad.json',{with:{type:'json'}}),()=>import('./n.mjs',{assert:{type:'json'}})]) { try { const v = await job();
console.log('ok', v); } catch (e) { console.log(e.name, e.code, e.message); } }`,
        'd.json': `{"d":1}`,
        'n.mjs': ``,
        'c.cjs': ``,
        'x.foo': ``,
        'bad.json': `{`,
        'w.wasm': `x`,
        'a.node': `x`,
      },
    },
    ...[
      `import j from './d.json';`,
      `import j from './d.json' with {type:'css'};`,
      `import './n.mjs' with {type:'json'};`,
      `import './n.mjs' with {a:'b'};`,
      `import './n.mjs' with {type:'json', type:'json'};`,
      `import 'https://a.b/c.mjs'`,
      `import './none.mjs'`,
      `import {x as y} from './c.cjs'`,
    ].map(asItsMain),
  ],
  'require and import': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import {createRequire} from 'node:module';
const require=createRequire(import.meta.url); await import('./t.mjs'); try{require('./t.mjs')}catch(e){console.log(e.name,e.code,e.message)}; try{require('./u.mjs')}catch(e){console.log(e.name,e.code,e.message)}; try{require('./u.mjs')}catch(e){console.log(e.name,e.code,e.message)} console.log(globalThis.ran); try{ await import('./u.mjs');
console.log('imported')}catch(e){console.log(e.code)} try{require('./u.mjs')}catch(e){console.log(e.name,e.code,e.message)} console.log(globalThis.ran, require.cache[import.meta.dirname+'/u.mjs']);`,
        't.mjs': `await 0; export default 1`,
        'u.mjs': `import './v.mjs'; globalThis.ran=(globalThis.ran??'')+'u'; await 0; export {}`,
        'v.mjs': `globalThis.ran=(globalThis.ran??'')+'v'; await null;`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `try{require('./t.mjs')}catch(e){console.log(e.name,e.code,e.message, e.stack.split('\\n').length>2)}; import('./t.mjs').then(n=>{console.log(n); try{require('./t.mjs')}catch(e){console.log(e.code)}})`,
        't.mjs': `await 0; export default 1`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const d=require('./d.mjs');
console.log(d, d.__esModule, Object.keys(d), d===require('./d.mjs'));
console.log(require('./n.mjs'), require('./n.mjs').__esModule);
console.log(require('./me.mjs'));
console.log(require('./me2.mjs'));
console.log(require('./e.mjs').__esModule, require('./e2.mjs').__esModule); import('./d.mjs').then(n=>console.log(n, n===d));
console.log(Object.prototype.toString.call(d), Object.getOwnPropertyDescriptor(d,'__esModule'), Object.getOwnPropertyDescriptor(d,'a'));
console.log(module.children.map(x=>x.id)); require('./l.mjs').inc();
console.log(require('./l.mjs').n, require.cache[require.resolve('./d.mjs')].exports===d)`,
        'd.mjs': `export default 1; export const a=2`,
        'n.mjs': `export const x=1`,
        'me.mjs': `const f={f:1}; export {f as 'module.exports'}; export default 3`,
        'me2.mjs': `export default function(){};
const u=undefined; export {u as 'module.exports'}`,
        'e.mjs': `export const __esModule=false; export default 1`,
        'e2.mjs': `export const __esModule="x";`,
        'l.mjs': `export let n=0; export function inc(){n++} export default 0`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import './b.cjs';
console.log('main')`,
        'b.cjs': `try{require('./main.mjs')}catch(e){console.log(e.name,e.code,e.message)}`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `try { require('./a.mjs') } catch(e){console.log(e.name,e.code,e.message)}; try { require('./a.mjs') } catch(e){console.log(e.name,e.code,e.message)}`,
        'a.mjs': `import './b.cjs';
console.log('a')`,
        'b.cjs': `require('./a.mjs')`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `try { require('./a.mjs') } catch(e){console.log(e.name,e.code,e.message)}; exports.x=1`,
        'a.mjs': `import x from './main.cjs';
console.log('a',x)`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import './a.mjs';
console.log('end')`,
        'a.mjs': `import {x} from './b.cjs';
console.log('a',x)`,
        'b.cjs': `exports.x=1; try{require('./c.mjs')}catch(e){console.log(e.name,e.code,e.message)}`,
        'c.mjs': `import './a.mjs';
console.log('c')`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `exports.a=1; require('./b.cjs');
console.log('done')`,
        'b.cjs': `try{require('./c.mjs')}catch(e){console.log(e.name,e.code,e.message)}`,
        'c.mjs': `import './b.cjs';
console.log('c')`,
      },
    },
  ],
  'which language a text is in': [
    ...[
      'import "node:fs"; console.log(import.meta.url, typeof require, import.meta.filename)',
      'await 0; console.log(1)',
      'const module=1; await 0; console.log(module)',
    ].flatMap(withoutFile),
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const {spawnSync}=require('child_process'); const {Worker}=require('worker_threads');
const say='console.log(typeof require, typeof module)'; const [esm,cjs,bad]=['module','commonjs','x'].map(each=>'--input-type='+each);
const node=(NODE_OPTIONS,...args)=>{const {status,stdout,stderr}=spawnSync(process.execPath,args,{input:say,encoding:'utf8',env:{...process.env,NODE_OPTIONS}}); console.log(NODE_OPTIONS,args,status,stdout,/^.*(?:Error|--).*/m.exec(stderr)?.[0])};
node(esm,'-e',say); node(cjs,'-e','await 0'); node(esm,cjs,'-e',say); node(cjs,esm,'-e',say); node(esm); node(esm,'-'); node('--input-type module','-p','1'); node(bad,'-e',say); node(bad,esm,'-e',say); node('',bad,esm,'-e',say); node('',esm,bad,'-e',say); node('','--input-type'); node('--unhandled-rejections=x','-e',say);
const thread=(options,text=say)=>new Promise(resolve=>{try{new Worker(text,{eval:true,...options}).on('error',e=>console.log(options,e.name,e.message)).on('exit',code=>resolve(console.log(options,code)))}catch(e){resolve(console.log(options,e.name,e.code,e.message))}});
(async()=>{for (const options of [{},{execArgv:[esm]},{execArgv:['--input-type','module']},{execArgv:[cjs]},{execArgv:[bad]},{env:{NODE_OPTIONS:esm}},{env:{NODE_OPTIONS:bad}},{env:{NODE_OPTIONS:cjs},execArgv:[esm]},{execArgv:['--unhandled-rejections=x']}]) await thread(options);
await thread({execArgv:[cjs]},'await 0'); await thread({execArgv:[esm]},'import fs from "fs"; console.log(typeof fs.readFileSync, import.meta.url)'); node('',esm,'-e','import {Worker} from "node:worker_threads"; new Worker(process.argv[1],{eval:true})',say)})()`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `const t=async s=>{try{console.log(s, await import(s))}catch(e){console.log(s,e.name,e.code,e.message)}}; for (const s of ['./a.js','./b.js','./c.js','./d.js','./e.js','./f.js','./g.js','./ext','./ext2','./mod/x.js','./mod/noext','./com/x.js','./com/e.js','./node_modules/p/e.js','./h.js','./i.js','./j.js','./k.js','./l.js']) await t(s)`,
        'a.js': `export default 1`,
        'b.js': `await 0`,
        'c.js': `const require=1; await 0`,
        'd.js': `const require=1`,
        'e.js': `import.meta.url`,
        'f.js': `export default 1;
const = 2`,
        'g.js': `await 0; exports.x=1`,
        ext: `export default 3`,
        ext2: `exports.x=1`,
        'mod/package.json': `{"type":"module"}`,
        'mod/x.js': `exports.x=1`,
        'mod/noext': `export default 4`,
        'com/package.json': `{"type":"commonjs"}`,
        'com/x.js': `exports.x=1`,
        'com/e.js': `export default 1`,
        'node_modules/p/e.js': `export default 5`,
        'node_modules/p/package.json': `{}`,
        'h.js': `return 1; await 0`,
        'i.js': `for await (const x of []) ;`,
        'j.js': `f(await 1); function f(){}`,
        'k.js': `let module=1; export {}`,
        'l.js': `const a = await 1;
const require = 2; with({}){}`,
      },
    },
    {
      args: ['a.js'],
      files: {
        'a.js': `export default 1;
console.log(import.meta.main, import.meta.url)`,
      },
    },
    {
      args: ['a'],
      files: { 'a.js': `console.log(await 5, import.meta.main)`, 'package.json': `{}` },
    },
    { args: ['a'], files: { a: `console.log(typeof require, module.id)` } },
    { args: ['a'], files: { 'a/index.js': `console.log(__filename)` } },
    { args: ['a'], files: { 'a/package.json': `{"main":"x.js"}`, 'a/x.js': `console.log(1)` } },
  ],
  registerHooks: [
    {
      args: ['--require', './hooks.cjs', 'main.js'],
      files: {
        'hooks.cjs': `const {registerHooks}=require('node:module'); ${tellingHooks}`,
        'main.js': `import './a.mjs'; console.log(import.meta.main, import.meta.filename, import.meta.url)`,
        ...ofEachKind,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import {registerHooks} from 'node:module'; ${tellingHooks} await import('./a.mjs');
console.log('--'); await import('./c.cjs');
console.log('--'); await import('./t.js');
console.log('--'); await import('./d.json',{with:{type:'json'}});
console.log('--'); await import('node:fs'); await import('fs');
console.log('--'); await import('./te.js');
console.log(import.meta.resolve('./a.mjs'))`,
        ...ofEachKind,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const {registerHooks}=require('node:module'); ${tellingHooks} require('./a.mjs');
console.log('--'); require('./c.cjs');
console.log('--'); require('./t.js');
console.log('--'); require('./d.json');
console.log('--'); require('node:fs'); require('fs');
console.log('--'); require('./te.js');
console.log(require.resolve('./a.mjs')); import('./a.mjs').then(()=>import('./c.cjs')); try{require('./none')}catch(e){console.log(e.code)}`,
        ...ofEachKind,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const {registerHooks}=require('node:module');
const h=registerHooks({resolve(s,c,n){ if(s.startsWith('virtual:')) return {url:s,shortCircuit:true,format:c.parentURL?'commonjs':null}; return n(s,c)}, load(u,c,n){ if(u==='virtual:m') return {format:'module',source:'export default import.meta.url',shortCircuit:true}; if(u==='virtual:c') return {format:'commonjs',source:'module.exports=[__filename,__dirname,module.id,typeof require]',shortCircuit:true}; if(u==='virtual:j') return {format:'json',source:Buffer.from('{"j":1}'),shortCircuit:true};
const r=n(u,c); if(u.endsWith('/a.js')) r.source=String(r.source).replace('1','2'); return r}});
const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
t(()=>require('virtual:m'));t(()=>require('virtual:c'));t(()=>require('virtual:j'));t(()=>require('./a.js')); (async()=>{for (const s of ['virtual:m','virtual:c','virtual:j','./a.js']) try{console.log(await import(s, s==='virtual:j'?{with:{type:'json'}}:undefined))}catch(e){console.log(e.name,e.code,e.message)}; h.deregister();
t(()=>require('virtual:q')); h.deregister();
console.log(Object.keys(h), h.constructor.name, h)})()`,
        'a.js': `exports.v=1`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const {registerHooks}=require('node:module');
const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}}; for (const v of [undefined,null,1,{},{resolve:1},{load:null},{resolve:undefined}]) t(()=>registerHooks(v));
const one=(h,f)=>{const x=registerHooks(h);
t(f); x.deregister()};
const r=()=>require('./'+Math.random()+'.js'); for (const v of [undefined,null,1,'x',{},{url:1},{url:'x'},{url:'x',shortCircuit:1},{url:'./x',shortCircuit:true},{url:'file:///none.js',shortCircuit:true},{url:'file:///none.js',shortCircuit:true,format:1},Promise.resolve({url:'file:///x'})]) one({resolve:()=>v},r); for (const v of [undefined,null,1,{},{source:1},{format:'x',source:'',shortCircuit:true},{format:'commonjs',source:'exports.q=1'},{format:'commonjs',source:'exports.q=1',shortCircuit:true},{source:'exports.q=1',shortCircuit:true},{format:'commonjs',source:1,shortCircuit:true},{format:'commonjs',source:null,shortCircuit:true},{format:1,source:'',shortCircuit:true},{format:'builtin',source:'',shortCircuit:true}]) one({load:()=>v},()=>{delete require.cache[require.resolve('./a.js')]; return require('./a.js')});
one({resolve:(s,c,n)=>n()},()=>require('./a.js'));
one({resolve:(s,c,n)=>n(1)},()=>require('./a.js'));
one({resolve:(s,c,n)=>n(s,1)},()=>require('./b.js'));one({load:(s,c,n)=>n(1)},()=>require('./b.js'));
one({load:(s,c,n)=>n(s,{format:'json'})},()=>{delete require.cache[require.resolve('./b.js')]; return require('./b.js')});
one({resolve(s,c,n){return n(s,{conditions:['x','require']})}},()=>require('p'))`,
        'a.js': `exports.v=1`,
        'b.js': `5`,
        'node_modules/p/package.json': `{"exports":{"x":"./x.js","require":"./r.js"}}`,
        'node_modules/p/x.js': `module.exports="px"`,
        'node_modules/p/r.js': `module.exports="pr"`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import {registerHooks} from 'node:module';
const t=async f=>{try{console.log(await f())}catch(e){console.log(e.name,e.code,e.message)}};
const one=async(h,f)=>{const x=registerHooks(h); await t(f); x.deregister()};
const r=()=>import('./'+Math.random()+'.js'); for (const v of [undefined,null,1,'x',{},{url:1},{url:'x'},{url:'x',shortCircuit:1},{url:'./x',shortCircuit:true},{url:'file:///none.js',shortCircuit:true},{url:'file:///none.js',shortCircuit:true,format:1},{url:'http://x/y',shortCircuit:true},Promise.resolve({url:'file:///x'})]) await one({resolve:()=>v},r); let n=0; for (const v of [undefined,null,1,{},{source:1},{format:'x',source:'',shortCircuit:true},{format:'commonjs',source:'exports.q=1'},{format:'commonjs',source:'exports.q=1',shortCircuit:true},{source:'exports.q=1',shortCircuit:true},{format:'module',source:1,shortCircuit:true},{format:'module',source:null,shortCircuit:true},{format:'module',source:new Uint8Array([49]),shortCircuit:true},{format:'commonjs',source:null,shortCircuit:true},{format:1,source:'',shortCircuit:true},{format:'builtin',source:'',shortCircuit:true},{format:'json',source:'[1]',shortCircuit:true}]) await one({load:()=>v},()=>import('./a.js?'+n++));
await one({load:(u,c,n)=>n(u,{...c,format:'module'})},()=>import('./a.js?'+n++));
await one({load:(u,c,n)=>n(u,{format:'json'})},()=>import('./d.js?'+n++,{with:{type:'json'}}));`,
        'a.js': `exports.v=1`,
        'd.js': `[5]`,
      },
    },
  ],
  Module: [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const M=require('module');
console.log(module);
console.log(module instanceof M, M.prototype.constructor===M, Object.keys(M).sort().join(), Object.keys(module), Object.keys(require), typeof require.extensions['.js'], Object.keys(M._extensions));
console.log(require('./k.js'));
console.log(require.main===module, process.mainModule===module, module.parent, M.Module===M, M._cache===require.cache);
console.log(M.wrap('x'), M.wrapper, M.globalPaths, M._nodeModulePaths('/a/node_modules/b/c'), M._resolveLookupPaths('x',module), M._resolveLookupPaths('./x',module),M._resolveLookupPaths('fs'),M._resolveLookupPaths('x',null));
console.log(M.length, M.name, M._load.length, M._resolveFilename.length, Object.getOwnPropertyNames(M.prototype), module.isPreloading, new M('a'), new M('/x/y',module).path, module.children.length);
console.log(this===module.exports, arguments.length, arguments[2]===module);
console.log(delete require.cache[require.resolve('./k.js')], require('./k.js'));`,
        'k.js': `exports.parent=module.parent.id; exports.k=module.id; exports.req=require.main===module.parent; exports.l=module.loaded; exports.p=module.paths.length; exports.w=module`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const M=require('module');
const load=M._load;
const calls=[]; M._load=function(r,p,i){calls.push([r,p?.id,i]); if(r==='fake') return {fake:1}; return load.apply(this,arguments)};
const req=M.prototype.require; M.prototype.require=function(id){calls.push('req '+id); return req.call(this,id)};
const res=M._resolveFilename; M._resolveFilename=function(r,...a){calls.push('res '+r+' '+a.length); if(r==='alias') r='./a.js'; return res.call(this,r,...a)};
console.log(require('fake'),require('alias'),require('./a.js'));
console.log(calls); M._extensions['.js']=(m,f)=>{m._compile('exports.compiled='+JSON.stringify(require('path').basename(f)),f)};
console.log(require('./b.js')); require.extensions['.txt']=(m,f)=>{m.exports=require('fs').readFileSync(f,'utf8')};
console.log(require('./c'), require.resolve('./c')); M._extensions['.x.y']=(m)=>{m.exports='xy'};
console.log(require('./d.x.y'), require('./d'));
const m=new M('virtual'); m.filename=__dirname+'/v.js'; m.paths=module.paths; m._compile('exports.v=[__filename,require("./a.js")]',m.filename);
console.log(m.exports, m.loaded);
console.log(require.cache['virtual']); M._cache['/some/x.js']={exports:'injected',loaded:true};
console.log(require('/some/x.js'));
console.log(M._pathCache!==undefined, M._findPath('./a.js',[__dirname]), M._findPath('nope',[__dirname]),M._findPath('x',null)); class S extends M{};
console.log(new S('q') instanceof M, new S('q').id); function O(id){M.call(this,id)}; require('util').inherits(O,M);
console.log(new O('z').path);`,
        'a.js': `exports.a=1`,
        'b.js': `b`,
        'c.txt': `text`,
        'd.x.y': ``,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const M=require('module');
const w=M.wrap; M.wrap=s=>w('exports.pre=1;'+s);
console.log(require('./a.js')); M.wrap=w; M.wrapper[0]+='exports.viaArray=1;';
console.log(require('./b.js'))`,
        'a.js': `exports.a=__filename`,
        'b.js': `exports.b=2`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `require('./a.js')`,
        'a.js': `const b=require("./b.js"); exports.x=1;
console.log(b, Object.getPrototypeOf(exports)===Object.prototype)`,
        'b.js': `const a=require("./a.js");
console.log(a.missing, a.toString===Object.prototype.toString, "y" in a); exports.z=1`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const fs=require('fs'); fs.mkdirSync('real'); fs.writeFileSync('real/x.js','exports.f=__filename; exports.p=module.paths[0]'); fs.symlinkSync('real','link'); fs.symlinkSync('real/x.js','l.js');
console.log(require('./link/x.js'),require('./l.js')===require('./real/x.js')); import('./l.js').then(n=>{console.log(n.default.f)}); fs.writeFileSync('real/m.mjs','export default import.meta.url'); fs.symlinkSync('real/m.mjs','m.mjs'); import('./m.mjs').then(n=>console.log(n.default))`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `require('./a.cjs'); require('./a.cjs').later=2; import('./a.cjs').then(n=>console.log(n));
console.log(Object.keys(require.cache).length)`,
        'a.cjs': `for (const k of ["x","y"]) exports[k]=k; exports.z=1`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import a from './d.json' with {type:'json'};
import {createRequire} from 'module';
const require=createRequire(import.meta.url);
console.log(require('./d.json')===a);
const b=require('./e.json');
console.log((await import('./e.json',{with:{type:'json'}})).default===b, require.cache[require.resolve('./d.json')])`,
        'd.json': `{"x":1}`,
        'e.json': `{}`,
      },
    },
  ],
  'the rest of node:module': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const {findPackageJSON:f}=require('module');const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
t(()=>f('.',__filename));t(()=>f('p',__filename));t(()=>f('p/x.js',__filename));t(()=>f('./sub/x.js',__filename));t(()=>f('./sub/none.js',__filename));t(()=>f('none',__filename));t(()=>f('fs',__filename));t(()=>f());t(()=>f(1));t(()=>f('x',1));t(()=>f('p'));t(()=>f(require('url').pathToFileURL(__filename)));t(()=>f('p/inner/y.js',__filename));t(()=>f('e',__filename));t(()=>f('./sub',__filename));t(()=>f('/none/x',__filename));t(()=>f(__filename));t(()=>f('@s/p',__filename))`,
        'package.json': `{"name":"me"}`,
        'sub/x.js': ``,
        'sub/package.json': `{}`,
        'node_modules/p/package.json': `{}`,
        'node_modules/p/x.js': ``,
        'node_modules/p/index.js': ``,
        'node_modules/p/inner/package.json': `{}`,
        'node_modules/p/inner/y.js': ``,
        'node_modules/e/package.json': `{"exports":"./none.js"}`,
        'node_modules/@s/p/package.json': `{}`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const m=require('module');const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
t(()=>m.getSourceMapsSupport());for (const a of [[],[1],[true],[true,1],[true,{nodeModules:1}],[true,{generatedCode:1}],[true,{nodeModules:true}],[false]]) {t(()=>m.setSourceMapsSupport(...a));t(()=>m.getSourceMapsSupport())} t(()=>m.findSourceMap('x'));t(()=>m.findSourceMap());t(()=>m.SourceMap());t(()=>new m.SourceMap());t(()=>new m.SourceMap({}));const s=new m.SourceMap({version:3,sources:['a.js'],names:['n'],mappings:'AAAAA,CAACC;EAAC',sourceRoot:'r'});t(()=>s);t(()=>s.payload);t(()=>s.findEntry(0,0));t(()=>s.findEntry(0,5));t(()=>s.findEntry(1,3));t(()=>s.findEntry(9,9));t(()=>s.findOrigin(1,1));t(()=>s.findOrigin(1,2));t(()=>s.lineLengths);t(()=>new m.SourceMap(s.payload,{lineLengths:[1,2]}).lineLengths);t(()=>m.setSourceMapsSupport(true,null));
const x=new m.SourceMap({version:3,sections:[{offset:{line:0,column:0},map:{version:3,sources:['q.js'],names:[],mappings:'AAAA'}},{offset:{line:1,column:2},map:{version:3,sources:['w.js'],names:[],mappings:'AAAA'}}]});t(()=>x.findEntry(1,5));t(()=>x.findEntry(0,5));`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import fs,{readFileSync, writeFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
const o=fs.readFileSync; fs.readFileSync=1;
console.log(readFileSync===o); syncBuiltinESMExports();
console.log(readFileSync); delete fs.readFileSync; fs.newOne=5; syncBuiltinESMExports();
console.log(readFileSync, (await import('fs')).newOne); fs.readFileSync=o;
import * as ev from 'events';
console.log(Object.keys(ev).length, 'default' in ev)`,
      },
    },
    {
      args: ['-r', './p.js', 'main.cjs'],
      files: {
        'main.cjs': `console.log('main',module.isPreloading,module.parent,require.main===module)`,
        'p.js': `console.log("p",module.isPreloading,module.parent.id,require.main)`,
      },
    },
    {
      args: ['-r', './p.mjs', '--import', './p.mjs', 'main.cjs'],
      files: { 'main.cjs': `console.log('main')`, 'p.mjs': `console.log("p", import.meta.main)` },
    },
    {
      args: ['--import', './p.mjs', '--import', './q.cjs', 'main.mjs'],
      files: {
        'main.mjs': `console.log('main')`,
        'p.mjs': `console.log("p"); await 0;
console.log(1)`,
        'q.cjs': `console.log("q",require.main,module.parent)`,
      },
    },
  ],
  'assigning to imports': [
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import {x} from './a.mjs';
import * as ns from './a.mjs';
import d from './a.mjs';
import fs,{readFile} from 'node:fs';
import {c} from './c.cjs';
const t=f=>{try{console.log(f())}catch(e){console.log(e.name,e.message)}};
t(()=>x=1);t(()=>x++);t(()=>x+=1);t(()=>{[x]=[1]});t(()=>{for(x of [1]);});t(()=>({x}={x:1}));t(()=>d=2);t(()=>ns=3);t(()=>ns.x=4);t(()=>ns.nope=4);t(()=>delete ns.x);t(()=>delete ns.nope);t(()=>Reflect.set(ns,'x',1));t(()=>readFile=1);t(()=>fs=1);t(()=>c=1);t(()=>x??=1);t(()=>x||=1);t(()=>Object.getOwnPropertyDescriptor(ns,'x'));t(()=>Object.isFrozen(ns));t(()=>Object.isSealed(ns));t(()=>Object.setPrototypeOf(ns,{}));t(()=>Reflect.ownKeys(ns));
console.log(x,d,c,typeof readFile)`,
        'a.mjs': `export let x=0; export default 7`,
        'c.cjs': `exports.c=9`,
      },
    },
  ],
  'texts under names that others have': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const vm=require('vm');const fs=require('fs');
const place=(e)=>e.stack.split('\\n').find((l)=>l.includes('at ')).trim().replace(__dirname,'');
const fail=(run)=>{try{run()}catch(e){console.log(place(e))}};
const a=new vm.Script('(function first() { throw new Error(1) })',{filename:'same.js'}).runInThisContext();
const b=new vm.Script('\\n\\n      (function second() { throw new Error(2) })',{filename:'same.js'}).runInThisContext();
fail(a);fail(b);fail(a);
const write=(n)=>fs.writeFileSync(__dirname+'/again.cjs','\\n'.repeat(n)+'exports.f=()=>{ throw new Error() }');
const load=()=>{delete require.cache[require.resolve('./again.cjs')];return require('./again.cjs').f};
write(1);const early=load();write(4);const late=load();fail(early);fail(late);fail(early);`,
      },
    },
    {
      args: ['--no-warnings', 'main.mjs'],
      files: {
        'main.mjs': `import vm from 'node:vm';
const importModuleDynamically=vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
for(const filename of [import.meta.dirname+'/sub/x.js',new URL('sub/y.js',import.meta.url).href,'sub/z.js',undefined])
  await vm.runInThisContext('import("./who.mjs")',{filename,importModuleDynamically}).then(({who})=>console.log(who),(e)=>console.log(e.code));`,
        'who.mjs': `export const who='beside'`,
        'sub/who.mjs': `export const who='below'`,
      },
    },
  ],
  'files that are asked for ahead': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const fs=require('fs');console.log('main');
if (false) require('./never.cjs');
fs.writeFileSync(__dirname+'/written.cjs','exports.x="written later"');
console.log(require('./written.cjs').x);
try{require('./broken.cjs')}catch(e){console.log(e.name,e.message)}
console.log(require('./a').a, Object.keys(require.cache).map((each)=>each.replace(__dirname,'')));`,
        'written.cjs': `exports.x='there before'`,
        'broken.cjs': `const = 1`,
        'never.cjs': `console.log('never')`,
        'a/index.js': `exports.a='a'+require('../b.js').b; try{require('./c')}catch(e){console.log(e.code)}`,
        'b.js': `exports.b='b'`,
      },
    },
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `for (const load of [()=>require('./open.cjs'),()=>require('./shut.cjs')]) try{console.log(load())}catch(e){console.log(e.name)}`,
        'open.cjs': `exports.open=1; /*`,
        'shut.cjs': `*/ exports.shut=2;`,
      },
    },
  ],
  'a type of input that is none': [
    {
      args: ['--input-type=module', 'main.mjs'],
      files: { 'main.mjs': `console.log('main')` },
    },
    {
      args: ['--input-type=commonjs', 'main.cjs'],
      files: { 'main.cjs': `console.log('main')` },
    },
  ],
  'hooks on a thread of their own': [
    { args: ['main.mjs'], files: { ...hooked, 'main.mjs': registering } },
    { args: ['--no-warnings', '--loader', './hooks.mjs', 'importing.mjs'], files: hooked },
    { args: ['--experimental-loader=./hooks.mjs', 'requiring.cjs'], files: hooked },
    { args: ['--loader', './nope.mjs', 'requiring.cjs'], files: hooked },
    { args: ['--import', './before.mjs', 'requiring.cjs'], files: hooked },
    { args: ['--import', './before.mjs', 'nothere'], files: hooked },
  ],
};
