// What an unreferenced worker has sent is heard if the loop of its creator polls once more. In Node it does so for
// whatever is alive at the end of a round: a timer, an immediate, and a handle that closes, as that of a port does
// which goes to another thread.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'in the script': 'create(); hearLater();',
  'in a tick': 'process.nextTick(() => { create(); hearLater(); });',
  'in a microtask': 'Promise.resolve().then(() => { create(); hearLater(); });',
  'in a timer': 'setTimeout(() => { create(); hearLater(); }, 1);',
  'in an immediate': 'setImmediate(() => { create(); hearLater(); });',
  'in a timer of an immediate':
    'setImmediate(() => setTimeout(() => { create(); hearLater(); }, 1));',
  'in an immediate of a timer':
    'setTimeout(() => setImmediate(() => { create(); hearLater(); }), 1);',
  'in a microtask of a timer':
    'setTimeout(() => Promise.resolve().then(() => { create(); hearLater(); }), 1);',
  'in a tick of an immediate':
    'setImmediate(() => process.nextTick(() => { create(); hearLater(); }));',
  'when a file was read': 'readFile(__filename, () => { create(); hearLater(); });',
  'when a promise of a file was kept':
    'promises.readFile(__filename).then(() => { create(); hearLater(); });',
  'at a message': `
    const { port1, port2 } = new MessageChannel();
    port2.once('message', () => { create(); hearLater(); port2.close(); });
    port1.postMessage(1);`,
  'when a port closes': `
    const { port1 } = new MessageChannel();
    port1.on('close', () => { create(); hearLater(); });
    port1.close();`,
  'before the exit': `process.once('beforeExit', () => { create(); hearLater(); });`,
  'made in the script, waited for before the exit': `create(); process.once('beforeExit', hearLater);`,
  'made in the script, waited for at the exit': `create(); process.once('exit', hearLater);`,
  'made in the script, waited for in an immediate': 'create(); setImmediate(hearLater);',
  'made in the script, waited for in one that keeps nothing alive':
    'create(); setImmediate(hearLater).unref();',
  'made in the script, waited for in a timer that is due': `
    create();
    setTimeout(hearLater, 1);
    pass(5);`,
  'made in the script, waited for in a due timer that keeps nothing alive': `
    create();
    setTimeout(hearLater, 1).unref();
    pass(5);`,
  'made in the script, waited for in a later timer': 'create(); later(hearLater);',
  'made in an immediate, waited for in the next':
    'setImmediate(() => { create(); setImmediate(hearLater); });',
  'made in an immediate, waited for in a timer':
    'setImmediate(() => { create(); setTimeout(hearLater, 1); });',
  ...Object.fromEntries(
    Object.entries({
      'an immediate': `setImmediate(() => console.log('immediate'));`,
      'one that is taken back': `clearImmediate(setImmediate(() => undefined));`,
      'a timer': `setTimeout(() => console.log('timer'), 1);`,
      'a timer that is due by then': `setTimeout(() => console.log('timer'), 1); pass(5);`,
      'a timer that is taken back': `clearTimeout(setTimeout(() => undefined, 1));`,
      'a file': `readFile(__filename, () => console.log('file'));`,
      'a channel': `new MessageChannel();`,
      'a port that closes': `new MessageChannel().port1.close();`,
      'a port that is sent away': `const { port1 } = new MessageChannel(); worker.postMessage(port1, [port1]);`,
      'a port that is sent to itself': `
        const [{ port1 }, { port1: other }] = [new MessageChannel(), new MessageChannel()];
        other.postMessage(port1, [port1]);`,
      'a port that is cloned': `const { port1 } = new MessageChannel(); structuredClone(port1, { transfer: [port1] });`,
      'a watcher that is closed': `watch(__dirname).close();`,
      'a file that is watched no more': `watchFile(__filename, { persistent: false }, pass); unwatchFile(__filename);`,
      'a signal that is listened to no more': `process.once('SIGUSR2', pass).removeAllListeners('SIGUSR2');`,
      'a broadcast channel that is closed': `new BroadcastChannel('x').close();`,
      'another worker that nobody waits for': `new Worker('', { eval: true }).unref();`,
      'a child that nobody waits for': `spawn('sleep', ['1'], { stdio: 'ignore' }).unref();`,
      'an exception that is handled': `process.once('uncaughtException', () => console.log('caught')); throw 1;`,
      'a rejection that is handled': `process.once('unhandledRejection', () => console.log('caught')); Promise.reject(1);`,
    }).map(([name, more]) => [
      `made in the script, waited for in a later timer, behind which comes ${name}`,
      `create(); later(() => { hearLater(); ${more} });`,
    ]),
  ),
  'made in the script, waited for before the exit, behind which comes an immediate': `
    create();
    process.once('beforeExit', () => { hearLater(); setImmediate(() => console.log('immediate')); });`,
  'in the script, which throws': `
    process.once('uncaughtException', hearLater);
    create();
    throw 1;`,
};

for (const [name, main] of Object.entries(programs)) {
  test(`the last poll: a worker's words ${name}`, async ({ sharedLab }) => {
    const program = `
      const { Worker, MessageChannel, isMainThread, parentPort, workerData } = require('node:worker_threads');
      const { readFile, promises, unwatchFile, watch, watchFile } = require('node:fs');
      const { spawn } = require('node:child_process');
      if (isMainThread) {
        const said = new Int32Array(new SharedArrayBuffer(4));
        let worker;
        const create = () => {
          worker = new Worker(__filename, { workerData: said });
          worker.on('message', (message) => console.log('got', message));
          worker.unref();
        };
        const pass = (time) => { for (const end = Date.now() + time; Date.now() < end; ); };
        // In the timers of another round than the first.
        const later = (job) => setImmediate(() => setTimeout(job, 1));
        const hearLater = () => { Atomics.wait(said, 0, 0); console.log('it was sent'); };
        process.on('beforeExit', () => console.log('before the exit'));
        ${main}
      } else {
        setInterval(() => undefined, 1000);
        parentPort.postMessage('hello');
        Atomics.store(workerData, 0, 1);
        Atomics.notify(workerData, 0);
      }`;
    await asInNode(sharedLab, program, 'main.cjs');
  });
}
