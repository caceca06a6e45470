// Promises that the engine gives out and nobody handles count as rejections, held to real Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { asInNode, run, test } from './lab.ts';

const telling = `
  process.on('unhandledRejection', (reason, promise) =>
    console.log('unhandled', reason?.message === 'boom' ? reason.message : reason?.name, promise instanceof Promise));
  const boom = () => { throw new Error('boom'); };
  const failing = (controller) => controller.error(new Error('boom'));
  async function tell(promises) {
    for (const [name, make] of Object.entries(promises)) {
      console.log(name);
      console.log(make() instanceof Promise);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }`;

const readable = `{
  pipeTo: () => new ReadableStream({ start: failing }).pipeTo(new WritableStream()),
  'pipeTo what fails': () => new ReadableStream({ start: (c) => c.enqueue(1) }).pipeTo(new WritableStream({ write: boom })),
  'pipeTo of a locked one': () => { const s = new ReadableStream(); s.getReader(); return s.pipeTo(new WritableStream()); },
  'pipeTo what is none': () => new ReadableStream().pipeTo(5),
  'pipeTo, aborted': () => new ReadableStream().pipeTo(new WritableStream(), { signal: AbortSignal.abort() }),
  'pipeTo of what is none': () => ReadableStream.prototype.pipeTo.call(5, new WritableStream()),
  pipeThrough: () => new ReadableStream({ start: failing }).pipeThrough(new TransformStream()).getReader().closed,
  read: () => new ReadableStream({ start: failing }).getReader().read(),
  'read bytes': () => new ReadableStream({ type: 'bytes', start: failing }).getReader({ mode: 'byob' }).read(new Uint8Array(1)),
  closed: () => new ReadableStream({ start: failing }).getReader().closed,
  released: () => { const reader = new ReadableStream().getReader(); const read = reader.read(); reader.releaseLock(); return read; },
  cancel: () => new ReadableStream({ cancel: boom }).cancel(),
  'cancel a locked one': () => { const s = new ReadableStream(); s.getReader(); return s.cancel(); },
  'cancel a reader': () => new ReadableStream({ cancel: boom }).getReader().cancel(),
  'cancel branches': () => { const [a, b] = new ReadableStream({ cancel: boom }).tee(); b.cancel(); return a.cancel(); },
  next: () => new ReadableStream({ start: failing }).values().next(),
  return: () => new ReadableStream({ cancel: boom })[Symbol.asyncIterator]().return(),
  pull: () => void new ReadableStream({ pull: boom }),
  start: () => void new ReadableStream({ start: async () => boom() }),
}`;

const writable = `{
  write: () => new WritableStream({ write: boom }).getWriter().write(1),
  close: () => new WritableStream({ close: boom }).close(),
  abort: () => new WritableStream({ abort: boom }).abort(),
  'close a locked one': () => { const s = new WritableStream(); s.getWriter(); return s.close(); },
  'abort a locked one': () => { const s = new WritableStream(); s.getWriter(); return s.abort(); },
  'close a writer': () => new WritableStream({ close: boom }).getWriter().close(),
  'abort a writer': () => new WritableStream({ abort: boom }).getWriter().abort(),
  ready: () => new WritableStream({ start: failing }).getWriter().ready,
  'closed writer': () => { const w = new WritableStream({ write: boom }).getWriter(); w.write(1).catch(() => undefined); return w.closed; },
  start: () => void new WritableStream({ start: async () => boom() }),
  transform: () => new TransformStream({ transform: boom }).writable.getWriter().write(1),
}`;

const others = `{
  'a delay': () => timers.setTimeout(1, 0, { signal: AbortSignal.abort() }),
  once: () => { const e = new events.EventEmitter(); const p = events.once(e, 'x'); e.emit('error', new Error('boom')); return p; },
  'a body': () => new Response('{').json(),
  'a body, read again': () => { const r = new Response('x'); r.text(); return r.text(); },
  import: () => import('./nothing.mjs'),
  'a file': () => fs.readFile('nothing'),
  pipeline: () => stream.pipeline(new Readable({ read() { this.destroy(new Error('boom')); } }), new Writable({ write() {} })),
  finished: () => { const r = new Readable({ read() {} }); r.destroy(new Error('boom')); return stream.finished(r); },
  toArray: () => Readable.from([1]).map(boom).toArray(),
  promisify: () => promisify((done) => done(new Error('boom')))(),
  'from the web': () => Readable.toWeb(new Readable({ read() { this.destroy(new Error('boom')); } })).getReader().read(),
}`;

for (const [name, promises] of Object.entries({ readable, writable, others })) {
  test(`a rejection that nobody handles is heard of: ${name}`, async ({ sharedLab }) => {
    await asInNode(
      sharedLab,
      `import events from 'node:events'; import fs from 'node:fs/promises'; import { Readable, Writable } from 'node:stream';
      import stream from 'node:stream/promises'; import timers from 'node:timers/promises'; import { promisify } from 'node:util';
      ${telling}
      await tell(${promises});`,
    );
  });
}

test('it ends the program', async ({ sharedLab }) => {
  const program = `
    process.on('exit', (code) => console.log('exit', code));
    new ReadableStream({ start: (c) => c.error(new Error('boom')) }).pipeTo(new WritableStream());
    setTimeout(() => console.log('never'), 50);`;
  const [real, { stdout, stderr, result }] = await Promise.all([
    runInNode({ 'main.mjs': program }),
    run(sharedLab, program),
  ]);
  expect(stdout.split('\n')).toEqual(real.lines);
  expect(stderr.split('\n').slice(0, 5)).toEqual(real.errors.slice(0, 5));
  expect(result).toMatchObject({ kind: 'exited', code: real.code });
});
