// Programs whose loading depends on options of `node`, on what packages say, and on when they are asked
// for: held to real Node by builtin-loading.test.ts.
import type { LoadingProgram } from './builtin-loading-programs.ts';

/** Counts turns of the microtask queue, and tells at which one each module runs and each import ends. */
const counting = (loading: string): LoadingProgram => ({
  args: ['main.mjs'],
  files: {
    'main.mjs': `let turn=0; globalThis.turn=()=>turn;
(async()=>{for(;turn<40;turn+=1) await 0})();
(${loading}).then(()=>console.log('then',turn),(e)=>console.log('failed',turn,e.code));
console.log('after');`,
    'alone.mjs': `console.log('alone',turn())`,
    'importing.mjs': `import './alone.mjs'; console.log('importing',turn())`,
    'waiting.mjs': `console.log('waiting',turn()); await 0; console.log('waited',turn())`,
    'common.cjs': `console.log('common',turn())`,
  },
});

const loose = {
  'main.mjs': `for (const name of ['p/a//x','p/t/','p/u/','q','r','s','p/n%6fde_modules/x','p/a/%2e./x','p/a/../x','p/list','p/bad','p/$$','p/a/$$','mixed','mixed/x','numeric'])
  await import(name).catch((e)=>console.log(e.code,e.message));`,
  'main.cjs': `for (const name of ['p/a//x','p/t/','p/a','q','#x//y','mixed','numeric','p/missing'])
  try { require(name) } catch (e) { console.log(e.code,e.message) }`,
  'package.json': `{"imports":{"#x/*":"./z/*.js"}}`,
  'z/y.js': ``,
  'node_modules/p/package.json': JSON.stringify({
    exports: {
      './a/*': './b/*.js',
      './t/*': './b/*.js',
      './u/': './b/',
      './*': './c/*',
      './list': ['./b/../x', './/b/x.js'],
      './bad': './b/../x',
    },
  }),
  'node_modules/p/b/x.js': ``,
  'node_modules/p/b/.js': ``,
  'node_modules/p/c/a/x.js': ``,
  'node_modules/q/package.json': `{"type":"module"}`,
  'node_modules/q/index.js': ``,
  'node_modules/r/package.json': `{"type":"module","main":"./m"}`,
  'node_modules/r/m.js': ``,
  'node_modules/s/package.json': `{"main":"./mm"}`,
  'node_modules/s/index.js': ``,
  'node_modules/mixed/package.json': `{"exports":{"./a":"./a.js","b":"./b.js"}}`,
  'node_modules/numeric/package.json': `{"exports":{".":{"1":"./a.js"}}}`,
};

const broken = {
  'main.mjs': `for (const name of ['p','./d/x.js','file://host/x.js'])
  await import(name).catch((e)=>console.log({...e},e.message));`,
  'main.cjs': `try { require('p') } catch (e) { console.log({...e},e.message) }`,
  'd/x.js': ``,
  'd/package.json': `{"a":}`,
  'node_modules/p/package.json': `{"a":}`,
};

const required = {
  'main.cjs': `for (const file of ['./m.mjs','./t/plain.js','./t/esm.js','./esm.js','p'])
  try { require(file) } catch (e) { console.log(e.name,e.code,e.message) }
console.log(process.features.require_module);`,
  'm.mjs': ``,
  'esm.js': `export default 1`,
  't/plain.js': ``,
  't/esm.js': `export default 1`,
  't/package.json': `{"type":"module"}`,
  'node_modules/p/package.json': `{"main":"p.cjs"}`,
  'node_modules/p/p.cjs': `require('./p.mjs')`,
  'node_modules/p/p.mjs': ``,
};

const checked = {
  'good.cjs': `console.log('run')`,
  'bad.cjs': `console.log('run'`,
  'bad.mjs': `import x from 'y'; console.log('run'`,
  'esm.js': `import x from 'y'; console.log('run')`,
  'x.unknown': `console.log('run')`,
  'before.mjs': `console.log('before')`,
};

const addressed = {
  'a%20.mjs': `console.log('escaped')`,
  'a .mjs': `console.log('plain')`,
  'main.mjs': `console.log(import.meta.url.split('/').at(-1), process.argv.slice(1), import.meta.main)`,
  'main.cjs': `console.log(require.main===module, module.id===__filename, process.argv.slice(1))`,
};

const heard = {
  'hear.cjs': `const { tracingChannel } = require('diagnostics_channel');
const stages = ['start','end','asyncStart','asyncEnd','error'];
for (const name of ['module.require','module.import'])
  tracingChannel(name).subscribe(Object.fromEntries(stages.map((stage)=>[stage,(e)=>console.log(name,stage,{...e,result:typeof e.result,error:e.error?.code})])));`,
  'main.cjs': `require('./hear.cjs'); require('./a.cjs'); require('./a.cjs');
try { require('./nope.cjs') } catch {}
require('fs');
import('./b.mjs').then(()=>import('./nope.mjs')).catch(()=>0).then(()=>import('fs')).then(()=>import('./a.cjs'));`,
  'main.mjs': `import './hear.cjs'; import { createRequire } from 'module';
await import('./b.mjs'); await import('./a.cjs'); createRequire(import.meta.url)('./d.mjs');`,
  'a.cjs': `require('./c.json')`,
  'c.json': `{}`,
  'b.mjs': `import './d.mjs'; import fs from 'fs'`,
  'd.mjs': ``,
};

/** A text that was made of another, and says so in a comment, or only in a string. */
const generated = (mark: string): string => {
  const map = {
    version: 3,
    sources: ['original.ts'],
    sourcesContent: [`  throw new Error('made')\n`],
    mappings: ';AAAE,MAAM',
  };
  const url = `data:application/json;base64,${btoa(JSON.stringify(map))}`;
  return mark.replace('MARK', `//# sourceMappingURL=${url}`);
};

const mapped = {
  'commented.cjs': generated(`\nthrow new Error('made');\nMARK\nconsole.log()\n`),
  'quoted.cjs': generated('\nthrow new Error(`made`);\n`MARK`\n'),
  'commented.mjs': generated(`\nthrow new Error('made');\nMARK\n`),
  'main.mjs': `import { createRequire, findSourceMap, setSourceMapsSupport } from 'node:module';
const require = createRequire(import.meta.url);
const where = (e) => console.log(e.stack.split('\\n')[1]);
if (process.argv[2]) process.setSourceMapsEnabled(true);
console.log(process.sourceMapsEnabled);
for (const file of ['./commented.cjs', './quoted.cjs']) try { require(file) } catch (e) { where(e) }
await import('./commented.mjs').catch(where);
const map = findSourceMap(require.resolve('./commented.cjs'));
console.log(map?.payload.sources.map((each) => each.split('/').at(-1)), map?.lineLengths, map?.findEntry(1, 0).originalColumn, findSourceMap('nope'));`,
};

export const optionsPrograms: Readonly<Record<string, readonly LoadingProgram[]>> = {
  'when an import() runs, and when it ends': [
    `import('./alone.mjs')`,
    `import('./importing.mjs')`,
    `import('./waiting.mjs')`,
    `import('./common.cjs')`,
    `import('./nope.mjs')`,
    `import('fs')`,
    `import('./alone.mjs').then(()=>import('./alone.mjs'))`,
  ].map(counting),
  'what packages had better not say': [
    { args: ['main.mjs'], files: loose },
    { args: ['main.cjs'], files: loose },
  ],
  'a package.json that is none': [
    { args: ['main.mjs'], files: broken },
    { args: ['main.cjs'], files: broken },
  ],
  'whether ES modules may be required': [
    { args: ['main.cjs'], files: required },
    { args: ['--no-experimental-require-module', 'main.cjs'], files: required },
    { args: ['--trace-require-module=all', 'main.cjs'], files: required },
    { args: ['--trace-require-module=no-node-modules', 'node_modules/p/p.cjs'], files: required },
    { args: ['--trace-require-module', '-p', '1'], files: required },
  ],
  'an entry that is only checked': [
    ...['good.cjs', 'bad.cjs', 'bad.mjs', 'esm.js', 'nope.js'].map((file) => ({
      args: ['--import', './before.mjs', '--check', file],
      files: checked,
    })),
    { args: ['-c', '-e', '1'], files: checked },
  ],
  'an entry of no known kind': [
    { args: ['x.unknown'], files: checked },
    { args: ['x.unknown'], files: { ...checked, 'package.json': `{"type":"module"}` } },
  ],
  'an entry that is a URL': [
    './a%20.mjs',
    'main.mjs?key=value#hash',
    'main.cjs?key',
    'data:text/javascript,console.log(import.meta.url)',
  ].map((url) => ({ args: ['--entry-url', url, 'more'], files: addressed })),
  'an ES module that says it is none': [
    { args: ['main.cjs'], files: { 'main.cjs': `export default 1` } },
    {
      args: ['main.mjs'],
      files: { 'main.mjs': `import './c.cjs'`, 'c.cjs': `import x from 'nope'` },
    },
  ],
  'links to an entry that are kept': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const { spawnSync } = require('child_process');
require('fs').symlinkSync(__dirname+'/far/entry.js', __dirname+'/entry');
for (const options of [[],['--preserve-symlinks-main']]) {
  const { stdout, status } = spawnSync(process.execPath, [...options, __dirname+'/entry']);
  console.log(String(stdout), status);
}`,
        'far/entry.js': `import { where } from 'near'; console.log(where)`,
        'far/package.json': `{"type":"module"}`,
        'far/node_modules/near/index.js': `exports.where='far'`,
      },
    },
  ],
  'what programs do to all arrays and objects': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const { writeSync, readFile } = require('fs'); const tell = (...all) => writeSync(1, all.join(' ') + '\\n');
delete Object.getPrototypeOf([].values()).next; delete Array.prototype[Symbol.iterator];
tell(require('./b.cjs')); import('./c.mjs').then((c) => tell(c.default));
setTimeout(tell, 0, 'timer', 1); process.nextTick(tell, 'tick', 2); readFile(__filename, (error, bytes) => tell('read', bytes.length));
const emitter = new (require('events'))(); emitter.on('said', tell); emitter.emit('said', 'event', 3);`,
        'b.cjs': `module.exports = 'b'`,
        'c.mjs': `import d from './d.cjs'; await 0; export default d`,
        'd.cjs': `module.exports = 'd'`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import assert from 'node:assert'; import { writeSync } from 'node:fs';
const tell = (...all) => writeSync(1, all.join(' ') + '\\n');
for (const trap of ['get', 'set', 'has', 'apply', 'construct', 'getPrototypeOf', 'ownKeys', 'deleteProperty']) {
  const descriptor = { __proto__: null, configurable: true, writable: true, value() { throw new Error('asked ' + trap); } };
  Object.defineProperty(Object.prototype, trap, descriptor);
  tell(trap, {} instanceof URL, new URL('a:b').href, new DOMException('a') instanceof DOMException, new TextDecoder().encoding);
  tell(new URLSearchParams('a=1') instanceof URLSearchParams, process.env.NOTHING, 'NOTHING' in process.env);
  assert.throws(() => assert.fail('no'), { code: 'ERR_ASSERTION' }); assert.deepStrictEqual({ a: [1] }, { a: [1] });
  delete process.env.NOTHING;
  delete Object.prototype[trap];
}
Object.defineProperty(Object.prototype, 'then', { __proto__: null, configurable: true, get() { throw new Error('asked then'); } });
import('./a.mjs').then(() => tell('imported'));
import('data:text/javascript,').then(() => tell('imported'));`,
        'a.mjs': `export default {}`,
      },
    },
    {
      args: ['main.mjs'],
      files: {
        'main.mjs': `import cp from 'node:child_process';
const told = (text) => console.log(String(text).trim().split('/').length);
for (const cwd of ['', '/tmp', 42n]) {
  Object.prototype.cwd = cwd;
  told(cp.execSync('pwd')); told(cp.execFileSync('pwd')); told(cp.spawnSync('pwd').stdout);
  delete Object.prototype.cwd;
}
Object.prototype.uid = 'nobody';
console.log(String(cp.execFileSync('id', ['-u'])) === process.getuid() + '\\n');
delete Object.prototype.uid;
Object.prototype.shell = true;
const { status, stderr } = cp.spawnSync('pwd', ['-L && echo more'], { cwd: process.cwd() });
console.log(status, String(stderr));
delete Object.prototype.shell;
Object.defineProperty(Object.prototype, 'url', { set() { throw new Error('set') }, configurable: true });
await import('./nowhere.mjs').catch((e) => console.log(e.code, e.url.split('/').at(-1)));`,
      },
    },
  ],
  'a copy of node': [
    {
      args: ['main.cjs'],
      files: {
        'main.cjs': `const { copyFileSync, mkdirSync } = require('fs'); const { join } = require('path');
const node = join(__dirname, 'bin', 'node');
mkdirSync(join(__dirname, 'bin')); copyFileSync(process.execPath, node);
const { stdout } = require('child_process').spawnSync(node, ['child.cjs'], { env: { HOME: '/nowhere' }, cwd: __dirname });
console.log(String(stdout).split(' ').slice(0, -1).join(' '), stdout.includes(node));
require('fs').rmSync(node);`,
        'child.cjs': `console.log(require('near'), process.execPath === process.argv[0], process.execPath.split('/').slice(-2), process.execPath)`,
        'lib/node/near.js': `module.exports = 'beside it'`,
      },
    },
  ],
  'source maps': [
    { args: ['main.mjs'], files: mapped },
    { args: ['main.mjs', 'enabled'], files: mapped },
    { args: ['--enable-source-maps', 'main.mjs'], files: mapped },
    { args: ['--enable-source-maps', 'commented.cjs'], files: mapped },
    { args: ['--enable-source-maps', 'commented.mjs'], files: mapped },
  ],
  'channels that tell of loading': [
    { args: ['main.cjs'], files: heard },
    { args: ['main.mjs'], files: heard },
  ],
};
