// `process` and the global scope on the built-in engine: held to real Node, program by program.
import { asInNode, test } from './lab.ts';

test('the global scope lists what Node’s lists, whatever was loaded', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `const before = globalThis.queueMicrotask;
     const { AsyncLocalStorage } = await import('node:async_hooks');
     const names = [];
     for (const name in globalThis) if (name !== 'navigator') names.push(name);
     console.log(names.sort().join(), before === queueMicrotask);
     const store = new AsyncLocalStorage();
     store.run('kept', () => queueMicrotask(() => console.log(store.getStore())));`,
  );
});

test('a proxy of a promise is none to those who compare', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `import assert from 'node:assert';
     import { types } from 'node:util';
     const promise = Promise.resolve();
     const proxy = new Proxy(promise, {});
     console.log(types.isPromise(promise), types.isPromise(proxy), types.isProxy(proxy));
     assert.deepStrictEqual(proxy, promise);
     assert.throws(() => assert.deepStrictEqual(Promise.resolve(), promise));`,
  );
});

test('standard input is read at once, later, by its names, and by whoever inherits it', async ({
  sharedLab,
}) => {
  await asInNode(sharedLab, {
    'main.mjs': `import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process';
       import { text } from 'node:stream/consumers';
       const options = { input: 'one\\ntwo\\n', encoding: 'utf8' };
       for (const how of ['0', 'pieces', 'worker', 'child']) {
         console.log(how, JSON.stringify(execFileSync('node', ['reads.cjs', how], options)));
       }
       // What spawn makes is a socket in real Node, which has no name: a shell's pipe has one.
       for (const how of ['0', 'later', 'promise']) {
         console.log(execSync('echo piped | node reads.cjs ' + how, { encoding: 'utf8' }));
       }
       console.log(execSync('node reads.cjs 0 < reads.cjs | head -n 1', { encoding: 'utf8' }));
       console.log(spawnSync('node', ['reads.cjs', '0'], { stdio: ['ignore', 'pipe'] }).stdout.length);
       const late = spawn('node', ['reads.cjs', '0'], { stdio: ['pipe', 'pipe', 'inherit'] });
       late.stdin.write('early ');
       setTimeout(() => late.stdin.end('and late'), 50);
       console.log(await text(late.stdout));`,
    'reads.cjs': `const fs = require('node:fs');
       const print = (all) => process.stdout.write(String(all));
       const how = process.argv[2];
       if (how === '0') print(fs.readFileSync(0));
       if (how === 'later') fs.readFile('/dev/stdin', 'utf8', (error, all) => print(error ?? all));
       if (how === 'promise') fs.promises.readFile('/dev/fd/0').then(print);
       if (how === 'pieces') {
         const buffer = Buffer.alloc(4);
         for (let count; (count = fs.readSync(0, buffer, 0, 3)) > 0;) print(count + ':' + buffer.subarray(0, count) + ';');
         print(fs.fstatSync(0).isFIFO() || fs.fstatSync(0).isSocket());
       }
       if (how === 'worker') {
         new (require('node:worker_threads').Worker)('process.stdout.write(require("node:fs").readFileSync(0))', { eval: true });
       }
       if (how === 'child') require('node:child_process').spawnSync('node', [__filename, '0'], { stdio: 'inherit' });`,
  });
});

test('another program takes a process over, and keeps its number, folder and input', async ({
  sharedLab,
}) => {
  await asInNode(sharedLab, {
    'main.mjs': `import { execFileSync } from 'node:child_process';
       console.log(execFileSync('node', ['--no-warnings', 'first.cjs'], { input: 'given', encoding: 'utf8' }));`,
    'first.cjs': `process.on('exit', () => console.log('never'));
       require('node:fs').mkdirSync('below');
       process.chdir('below');
       process.execve(process.execPath, ['named', '../second.cjs', 'argument'], { PID: String(process.pid) });`,
    'second.cjs': `const { argv, argv0, env, pid } = process;
       console.log(argv.slice(2), argv0, env.PID === String(pid), process.cwd().split('/').at(-1));
       console.log(require('node:fs').readFileSync(0, 'utf8'));`,
  });
});

test('kill: what a number means, and a signal to oneself', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `process.on('SIGUSR2', (name, number) => console.log(name, number));
     const tried = (...given) => {
       try {
         return process.kill(...given);
       } catch ({ name, code, errno, message }) {
         return [name, code, errno, message].join();
       }
     };
     console.log(tried(process.pid, 0), tried(String(process.pid), 0), tried(0, 0), tried(99999, 0));
     console.log(tried(1.5), tried('x'), tried(-99999, 0), tried(0, 'test'), tried(0, 987));
     process.kill(process.pid, 'SIGUSR2');
     await new Promise((resolve) => setTimeout(resolve, 50));
     console.log('heard, since there was something else to do');
     process.kill(process.pid, 'SIGUSR2');`,
  );
});

test('warnings that are not to be printed, titles, modules by name, and what is left at the end', async ({
  sharedLab,
}) => {
  await asInNode(sharedLab, {
    'main.mjs': `import { spawnSync } from 'node:child_process';
       const run = (...args) => spawnSync('node', args, { encoding: 'utf8' });
       for (const option of ['--disable-warning=DEP1', '--disable-warning=DEP1,DEP2', '--disable-warning=DeprecationWarning']) {
         console.log(run(option, 'warns.cjs').stderr.replaceAll(/node:\\d+/g, 'node'));
       }
       console.log(run('-p', 'process.title').stdout, run('--title=mine', '-p', 'process.title').stdout);
       console.log(run('--no-warnings', '--expose-gc', 'finalizes.cjs').stdout);
       const { getBuiltinModule } = process;
       console.log(getBuiltinModule('fs') === (await import('node:fs')).default, getBuiltinModule('node:sea') !== undefined);
       console.log(getBuiltinModule('sea'), getBuiltinModule('test'), getBuiltinModule('none'));`,
    'warns.cjs': `process.emitWarning('one', 'DeprecationWarning', 'DEP1');
       process.emitWarning('two', 'DeprecationWarning', 'DEP2');
       process.emitWarning('three', 'ExperimentalWarning');`,
    'finalizes.cjs': `const kept = { name: 'kept' };
       const told = ({ name }, event) => console.log(name, event);
       process.finalization.register(kept, told);
       process.finalization.registerBeforeExit(kept, told);
       (() => process.finalization.register({ name: 'lost' }, told))();
       const dropped = { name: 'dropped' };
       process.finalization.register(dropped, told);
       process.finalization.unregister(dropped);
       setImmediate(() => { gc(); console.log('collected'); });
       process.on('exit', () => console.log(kept.name));`,
  });
});
