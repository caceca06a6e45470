import { MessageChannel } from 'node:worker_threads';

const { port1: inbox, port2: outbox } = new MessageChannel();

inbox.once('message', () => {
  console.log('1. the callback itself');

  setTimeout(() => console.log('5. setTimeout'), 0);
  setImmediate(() => console.log('4. setImmediate'));
  Promise.resolve().then(() => console.log('3. promise'));
  process.nextTick(() => console.log('2. nextTick'));

  inbox.close();
});

outbox.postMessage('hello');
