// Programs about processes, which must print and end on the built-in engine as they do in real Node.

export interface ChildProgram {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

const log = `const log = (...all) => console.log(...all);
const watch = (child, name = 'child') => {
  for (const each of ['spawn', 'message', 'disconnect', 'exit', 'close']) child.on(each, (...all) => log(name, each, ...all.filter((one) => one !== undefined)));
  child.on('error', ({ name: kind, code, errno, syscall, path, spawnargs, message }) => log(name, 'error', kind, code, errno, syscall, path, spawnargs, message));
  return child;
};
`;

/** A program of one file that sees \`watch\` and \`log\`, and of others beside it. */
function program(name: string, main: string, others: ChildProgram['files'] = {}): ChildProgram {
  return { name, files: { 'main.mjs': `${log}${main}`, ...others } };
}

const echoing = `process.on('message', (message) => {
  process.send({ got: message, connected: process.connected, argv: process.argv.slice(2), own: process.env.OWN });
  if (message === 'stop') process.disconnect();
});`;

export const childPrograms: readonly ChildProgram[] = [
  program(
    'fork with messages both ways',
    `import { fork } from 'node:child_process';
     const child = watch(fork(new URL('child.mjs', import.meta.url), ['a', 'b'], { env: { OWN: 1, GONE: undefined } }));
     log(typeof child.pid, child.connected, child.stdout, child.send({ a: [1, undefined], date: new Date(0), b: undefined }));
     child.send('stop', (error) => log('sent', error));
     child.on('disconnect', () => log(child.connected, child.send('late', (error) => log(error.code, error.message))));`,
    { 'child.mjs': echoing },
  ),
  program(
    'advanced serialization',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs', { serialization: 'advanced' }));
     child.send(new Map([[1, new Set([2n])]]));`,
    {
      'child.mjs':
        "process.once('message', (m) => { console.log(m, m.get(1).has(2n)); process.send(new Date(5)); });",
    },
  ),
  program(
    'a message that came before its listener, and one that is not one',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs'));
     child.send('early');
     for (const each of [undefined, () => {}, 1n]) try { child.send(each) } catch (error) { log(error.code) }`,
    {
      'child.mjs': "setTimeout(() => process.once('message', (m) => console.log('heard', m)), 50);",
    },
  ),
  program(
    'a channel keeps a child alive while it listens',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs'));
     child.once('message', () => setTimeout(() => child.disconnect(), 30));`,
    {
      'child.mjs':
        "process.on('message', () => {}); process.on('disconnect', () => { process.exitCode = 8 }); process.send('ready');",
    },
  ),
  program(
    'exit codes',
    `import { spawn } from 'node:child_process';
     import { once } from 'node:events';
     for (const text of ['process.exit(7)', 'process.exitCode = 3', '', 'process.on("exit", () => { process.exitCode = 9 })'])
       log(text, await once(spawn(process.execPath, ['-e', text]), 'exit'));`,
  ),
  program(
    'a crash takes no one along',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs', { silent: true }));
     let text = ''; child.stderr.setEncoding('utf8').on('data', (part) => { text += part });
     child.on('close', () => { log(text.includes('RangeError: boom'), text.includes('child.mjs:1')); setTimeout(() => log('goes on'), 10) });`,
    { 'child.mjs': "throw new RangeError('boom')" },
  ),
  program(
    'the output of a child',
    `import { spawn } from 'node:child_process';
     const child = watch(spawn('node', ['child.mjs', 'x']));
     child.stdout.on('data', (data) => log('out', data instanceof Uint8Array, String(data).trim()));
     child.stdout.on('end', () => log('end'));
     child.stderr.setEncoding('utf8').on('data', (data) => log('err', typeof data, data.trim()));
     log(child.stdin !== null, child.stdio.length, child.spawnfile, child.spawnargs, child.exitCode, child.signalCode);`,
    {
      'child.mjs':
        "console.log(process.argv.slice(2), '中文'); setTimeout(() => console.error('late'), 30)",
    },
  ),
  program(
    'output by iteration and by pipe',
    `import { spawn } from 'node:child_process';
     const child = spawn('echo', ['one', 'two']);
     child.stdout.setEncoding('utf8');
     for await (const part of child.stdout) log([part]);
     spawn('echo', ['piped']).stdout.pipe(process.stdout);`,
  ),
  program(
    'standard input of a command',
    `import { spawn } from 'node:child_process';
     const child = watch(spawn('cat'));
     let text = ''; child.stdout.setEncoding('utf8').on('data', (data) => { text += data }); child.on('close', () => log([text]));
     child.stdin.write('a'); child.stdin.end('b\\n', () => log('finished'));`,
  ),
  program(
    'exec and its errors',
    `import { exec } from 'node:child_process';
     import { promisify } from 'node:util';
     const run = promisify(exec);
     log(await run('node child.mjs'));
     log(await run('echo hi && node child.mjs; echo "$HOW $?" || echo no', { env: { ...process.env, HOW: 'so' } }));
     for (const command of ['node child.mjs 4', 'nope', 'echo out; echo bad >&2; exit 3', 'false || false', 'cat missing.txt 2>&1'])
       try { log(await run(command)) } catch ({ name, message, code, killed, signal, cmd, stdout, stderr }) { log({ name, message, code, killed, signal, cmd, stdout, stderr }) }
     const child = exec('true', (...all) => log(all));
     log(child.spawnfile, child.spawnargs);`,
    { 'child.mjs': "console.log('child'); process.exitCode = Number(process.argv[2] ?? 0)" },
  ),
  program(
    'execFile',
    `import { execFile } from 'node:child_process';
     const run = (...all) => new Promise((resolve) => execFile(...all, (...found) => resolve(found)));
     log(await run('node', ['--version']).then(([error, out]) => [error, out === process.version + '\\n']));
     log(await run('node', ['-p', '[1, 2].map((n) => n * 2)'], { encoding: 'buffer' }).then(([error, out]) => [error, out instanceof Uint8Array, String(out)]));
     log(await run('node', ['-e', 'console.log(1); process.exit(5)', 'x']).then(([{ code, message, cmd }, out]) => [code, message, cmd, out]));
     log(await run('node', ['-e', 'console.log("x".repeat(100))'], { maxBuffer: 10 }).then(([{ code, name, message }, out]) => [code, name, message, out]));`,
  ),
  program(
    'kill, by the default and by a listener',
    `import { spawn, fork } from 'node:child_process';
     const one = watch(spawn('sleep', ['100']), 'one');
     log(one.kill(), one.killed, one.kill(0));
     one.on('close', () => {
       log(one.kill(), one.signalCode);
       const two = watch(fork('./child.mjs'), 'two');
       two.once('message', () => two.kill('SIGTERM'));
       two.on('close', () => {
         const three = watch(fork('./child.mjs'), 'three');
         three.once('message', () => log(process.kill(three.pid, 0), process.kill(three.pid, 'SIGKILL')));
         three.on('close', () => {
           try { process.kill(three.pid, 0) } catch ({ code, errno, syscall, message }) { log(code, errno, syscall, message) }
           try { three.kill('SIGNOPE') } catch ({ name, code, message }) { log(name, code, message) }
         });
       });
     });`,
    {
      'child.mjs':
        "process.on('SIGTERM', (name, number) => { console.log(name, number); process.exit(6) }); setInterval(() => {}, 1000); process.send('ready');",
    },
  ),
  program(
    'a signal to oneself',
    `import { fork } from 'node:child_process';
     watch(fork('./child.mjs')).on('close', () => watch(fork('./abort.mjs', { silent: true }), 'abort'));`,
    {
      'child.mjs':
        "process.once('SIGUSR2', () => { console.log('handled'); process.kill(process.pid, 'SIGUSR2'); console.log('unreachable') }); process.kill(process.pid, 'SIGUSR2'); setTimeout(() => {}, 5000);",
      'abort.mjs': 'process.abort(); console.log("unreachable")',
    },
  ),
  program(
    'a hot loop is killed',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs'));
     child.once('message', () => child.kill('SIGKILL'));`,
    { 'child.mjs': "process.send('hot', () => { for (;;); })" },
  ),
  program(
    'timeout',
    `import { spawn, exec } from 'node:child_process';
     watch(spawn('sleep', ['100'], { timeout: 50, killSignal: 'SIGINT' })).on('close', () =>
       exec('sleep 100', { timeout: 50 }, ({ code, killed, signal, message }) => log(code, killed, signal, message)));`,
  ),
  program(
    'abort',
    `import { spawn, exec } from 'node:child_process';
     const stop = new AbortController();
     const child = watch(spawn('sleep', ['100'], { signal: stop.signal }));
     child.on('error', (error) => log(error.cause === stop.signal.reason));
     setTimeout(() => stop.abort(new TypeError('enough')), 30);
     child.on('close', () => {
       watch(spawn('sleep', ['100'], { signal: stop.signal }), 'aborted before').on('close', () => exec('sleep 100', { signal: AbortSignal.timeout(20) }, ({ name, code, killed }) => log(name, code, killed)));
     });`,
  ),
  program(
    'what is not there',
    `import { spawn, execFile } from 'node:child_process';
     const child = watch(spawn('nope', ['x', 'y']));
     log(child.pid, child.stdout !== null);
     child.on('close', () => {
       watch(spawn('node', ['-v'], { cwd: '/no/such/place' }), 'cwd');
       execFile('./nothing', (error, ...output) => log(error.message, error.code, error.cmd, output));
       for (const bad of ['', 5]) try { spawn(bad) } catch ({ code, message }) { log(code, message) }
     });`,
  ),
  program(
    'inherit, ignore, and a shell',
    `import { spawn } from 'node:child_process';
     const child = spawn('node', ['child.mjs'], { stdio: ['ignore', 'inherit', 'ignore'] });
     child.on('close', () => {
       log(child.stdout, child.stdio);
       spawn('echo $HOW', { shell: true, stdio: 'inherit', env: { ...process.env, HOW: 'so' } });
     });`,
    { 'child.mjs': "console.log('out'); console.error('never seen')" },
  ),
  program(
    'children of children',
    `import { fork } from 'node:child_process';
     const child = watch(fork('./child.mjs', ['1'], { silent: true }));
     child.stdout.setEncoding('utf8');
     let text = ''; child.stdout.on('data', (part) => { text += part });
     child.on('close', () => log(text));`,
    {
      'child.mjs': `import { fork } from 'node:child_process';
        const depth = Number(process.argv[2]);
        if (depth < 3) fork('./child.mjs', [depth + 1]).on('message', (m) => { console.log(depth, 'heard', m); process.send?.([depth, m]) });
        else { console.log('deepest'); process.send('bottom') }`,
    },
  ),
  program(
    'a child outlives its parent',
    `import { spawn } from 'node:child_process';
     spawn('node', ['child.mjs'], { stdio: 'inherit' }).unref();
     log('parent ends'); process.exitCode = 4;`,
    { 'child.mjs': "setTimeout(() => console.log('child ends'), 400)" },
  ),
  program(
    'a pipe outlives the child, in the hands of its own child',
    `import { spawn } from 'node:child_process';
     import { writeFileSync } from 'node:fs';
     const child = watch(spawn('node', ['child.mjs']));
     child.on('exit', () => writeFileSync('exited', ''));
     child.stdout.setEncoding('utf8').on('data', (part) => log([part])).on('end', () => log('end'));`,
    {
      'child.mjs': `import { spawn } from 'node:child_process';
        spawn('node', ['late.mjs'], { stdio: ['ignore', 'inherit', 'ignore'] }).unref();`,
      'late.mjs': `import { existsSync } from 'node:fs';
        const timer = setInterval(() => {
          if (!existsSync('exited')) return;
          clearInterval(timer);
          console.log('late');
        }, 10);`,
    },
  ),
  program(
    'ls as it is typed',
    `import { execSync } from 'node:child_process';
     for (const line of ['ls -1A', 'ls -la a.js | head -n 1', 'ls -d .', 'ls -z'])
       try { log(String(execSync(line, { stdio: 'pipe' })).replace(/^(\\S+ \\d+) .* (\\S+)$/gm, '$1 $2')) } catch ({ status, stderr }) { log(status, String(stderr)) }`,
    { 'a.js': '', '.b': '' },
  ),
  program(
    'a worker in a child, and a child of a worker',
    `import { fork } from 'node:child_process';
     import { Worker } from 'node:worker_threads';
     watch(fork('./child.mjs')).on('close', () =>
       new Worker('require("child_process").execFile("node", ["-p", "6 * 7"], (error, out) => console.log("worker got", out.trim()))', { eval: true })
         .on('exit', (code) => log('worker', code)));`,
    {
      'child.mjs': `import { Worker } from 'node:worker_threads';
        new Worker('const { parentPort, threadId } = require("worker_threads"); parentPort.postMessage(threadId)', { eval: true })
          .on('message', (id) => process.send({ id }));`,
    },
  ),
  program(
    'the text of -e and its arguments',
    `import { execFile } from 'node:child_process';
     const run = (...args) => new Promise((resolve) => execFile('node', args, (error, out) => resolve(log(args, error?.code, out))));
     await run('-e', 'console.log(process.argv.length, process.argv.slice(1), process.execArgv, require("path").sep)', 'a', 'b');
     await run('-p', 'process.argv.length');
     await run('--eval=console.log(process.argv.length, process.execArgv.length, 1 + 1)', 'a');
     await run('--', '--eval=console.log("not run")');
     for (const words of [['-p', '--eval=2 + 3'], ['--eval=6 * 7', '--print'], ['-p', '1', '-e', '2'], ['-pe', '\\\\-1'], ['--eval='], ['-e', '-1'], ['-pe'], ['-e=1']])
       await run(...words);
     await run('--input-type=module', '-e', 'import path from "node:path"; console.log(path.sep, typeof require)');
     await run('missing.mjs');
     await run('plain', '--flag');`,
    { 'plain.js': 'console.log(process.argv.slice(2), require.main === module)' },
  ),
  program(
    'the forms that wait',
    `import { spawnSync, execSync, execFileSync } from 'node:child_process';
     const before = Date.now();
     const { status, signal, stdout, stderr, output } = spawnSync('node', ['child.mjs', '5'], { encoding: 'utf8' });
     log(status, signal, [stdout, stderr], output);
     log(String(execSync('echo hi && node child.mjs 0')), execFileSync('cat', { input: 'fed', encoding: 'utf8' }));
     try { execSync('node child.mjs 3', { stdio: 'pipe' }) } catch ({ message, status, signal, stdout, stderr }) { log(message, status, signal, String(stdout), String(stderr)) }
     const { error: { code, errno, syscall, path, spawnargs, message }, ...rest } = spawnSync('nope', ['x']);
     log(code, errno, syscall, path, spawnargs, message, rest);
     const late = spawnSync('sleep', ['100'], { timeout: 50 });
     log(late.error.code, late.error.message, late.status, late.signal);
     log(spawnSync('node', ['-e', 'process.kill(process.pid, "SIGKILL")']).signal);
     execSync('echo seen', { stdio: 'inherit' });
     const much = spawnSync('node', ['-e', 'console.log("x".repeat(100))'], { maxBuffer: 10, encoding: 'utf8' });
     log(much.error?.code, much.stdout);
     log(Date.now() - before < 60000);`,
    {
      'child.mjs':
        "console.log('child 中'); console.error('trouble'); process.exitCode = Number(process.argv[2])",
    },
  ),
  program(
    'a cluster without sockets',
    `import cluster from 'node:cluster';
     cluster.setupPrimary({ exec: 'child.mjs', args: ['given'] });
     // Whether a worker's end or that of its channel is heard of first is not for a program to know.
     const heard = [];
     const note = (...args) => heard.push(args.join(' '));
     process.on('exit', () => heard.sort().forEach((line) => log(line)));
     cluster.on('setup', ({ exec, args }) => note('setup', exec, args));
     for (const name of ['fork', 'online', 'disconnect']) {
       cluster.on(name, (worker) => note(name, worker.id, worker.isConnected()));
     }
     cluster.on('message', (worker, message) => {
       note('from', worker.id, JSON.stringify(message));
       worker.disconnect();
     });
     cluster.on('exit', (worker, code, signal) => {
       note('exit', worker.id, code, signal, worker.exitedAfterDisconnect, worker.isDead());
       if (worker.id === 1) begin('kill');
     });
     function begin(what) {
       const worker = cluster.fork({ WHAT: what });
       worker.on('online', () => (what === 'kill' ? worker.kill('SIGKILL') : worker.send({ add: [1, 2] })));
     }
     log(cluster.isPrimary, cluster.isWorker);
     begin('add');`,
    {
      'child.mjs': `import cluster, { worker } from 'node:cluster';
        process.on('message', ({ add: [a, b] }) => {
          const { isWorker, isPrimary } = cluster;
          const here = [worker.id, isWorker, isPrimary, process.argv[2], process.env.NODE_UNIQUE_ID];
          worker.send({ sum: a + b, here });
        });`,
    },
  ),
];
