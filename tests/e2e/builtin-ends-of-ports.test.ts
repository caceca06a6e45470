// What a thread has sent through any port is heard, even if its end is heard of sooner. Then that port closes.
import { asInNode, test } from './lab.ts';

/** What happens to a thread that has one end of a channel, and what the other end, here, is to hear. */
const programs: Readonly<Record<string, string>> = {
  'of a thread that has nothing left to do': `
    const { heard, closed } = listen(port1);
    const worker = create('for (let each = 0; each < 8; each += 1) { port.postMessage(each); parentPort.postMessage(each); }', port2);
    await Promise.all([once(worker, 'exit'), closed]);
    return heard;`,
  'of a thread that closes its port': `
    const { heard, closed } = listen(port1);
    const worker = create('for (let each = 0; each < 8; each += 1) { port.postMessage(each); parentPort.postMessage(each); } port.close();', port2);
    await Promise.all([once(worker, 'exit'), closed]);
    return heard;`,
  'of a thread that exits': `
    const { heard, closed } = listen(port1);
    const worker = create('for (let each = 0; each < 8; each += 1) port.postMessage(each); process.exit(3);', port2);
    const [[code]] = await Promise.all([once(worker, 'exit'), closed]);
    return [...heard, code];`,
  'of a thread that dies': `
    const { heard, closed } = listen(port1);
    const worker = create('for (let each = 0; each < 8; each += 1) port.postMessage(each); throw new Error("on purpose");', port2);
    worker.on('error', () => undefined);
    await Promise.all([new Promise((resolve) => worker.on('exit', resolve)), closed]);
    return heard;`,
  'of a thread that is ended': `
    const { heard, closed } = listen(port1);
    const worker = create('for (let each = 0; each < 8; each += 1) port.postMessage(each); parentPort.postMessage(1); setInterval(() => 1, 1000);', port2);
    await once(worker, 'message');
    await Promise.all([worker.terminate(), closed]);
    return heard;`,
  'of a thread that never took the port': `
    const { heard, closed } = listen(port1);
    const worker = create('setTimeout(() => undefined, 5)', undefined);
    worker.postMessage(port2, [port2]);
    await Promise.all([once(worker, 'exit'), closed]);
    return heard;`,
  'to a port that nobody listened to': `
    const worker = create('for (let each = 0; each < 3; each += 1) port.postMessage(each);', port2);
    await once(worker, 'exit');
    const { heard, closed } = listen(port1);
    await closed;
    return heard;`,
  'of one thread to another': `
    const receiver = create(\`
      const heard = [];
      port.on('message', (value) => heard.push(value));
      port.on('close', () => parentPort.postMessage(heard));\`, port1);
    const sender = create('for (let each = 0; each < 8; each += 1) port.postMessage(each);', port2);
    const [[heard]] = await Promise.all([once(receiver, 'message'), once(sender, 'exit')]);
    return heard;`,
};

for (const [name, program] of Object.entries(programs)) {
  test(`what is heard as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(
      sharedLab,
      `
        import { once } from 'node:events';
        import { MessageChannel, Worker } from 'node:worker_threads';
        const create = (text, port) => new Worker(
          'const { parentPort, workerData: port } = require("node:worker_threads");' + text,
          { eval: true, workerData: port, transferList: port ? [port] : [] },
        );
        function listen(port) {
          const heard = [];
          port.on('message', (value) => heard.push(value));
          return { heard, closed: once(port, 'close') };
        }
        async function hear() {
          const { port1, port2 } = new MessageChannel();
          ${program}
        }
        for (let left = 10; left > 0; left -= 1) console.log((await hear()).join());`,
    );
  });
}
