// The names in a program's global scope, in every thread, held to real Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { asInNode, run, test } from './lab.ts';

const names = `
  import { Worker, isMainThread, parentPort } from 'node:worker_threads';
  import util from 'node:util';
  const inherited = [];
  for (let each = Object.getPrototypeOf(globalThis); each; each = Object.getPrototypeOf(each))
    if (each !== Object.prototype) inherited.push(...Object.getOwnPropertyNames(each).filter((name) => name !== 'constructor'));
  const looped = [];
  for (const name in globalThis) looped.push(name);
  const told = JSON.stringify({
    own: Object.getOwnPropertyNames(globalThis).sort(),
    listed: Object.keys(globalThis).sort(),
    looped: looped.sort(),
    maker: globalThis.constructor.name,
  });
  if (isMainThread) { console.log(told); new Worker(new URL(import.meta.url)).once('message', console.log); }
  else parentPort.postMessage(told);`;

interface Told {
  readonly own: readonly string[];
}

/** What Chromium lets nobody take away. */
const stays = new Set(['PERSISTENT', 'TEMPORARY']);

test('the global scope has Node’s names, in a worker too', async ({ sharedLab }) => {
  const [node, { stdout }] = await Promise.all([
    runInNode({ 'main.mjs': names }),
    run(sharedLab, names),
  ]);
  const read = (lines: readonly string[]): Told[] =>
    lines.filter(Boolean).map((line) => JSON.parse(line) as Told);
  const own = read(stdout.split('\n')).map((told) => ({
    ...told,
    own: told.own.filter((name) => !stays.has(name)),
  }));
  const real = read(node.lines);
  expect(real).toHaveLength(2);
  expect(own).toEqual(real);
});

test('targets, navigator and Base64', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
    const chain = (object) => {
      const names = [];
      for (let each = Object.getPrototypeOf(object); each; each = Object.getPrototypeOf(each)) names.push(each.constructor.name);
      return names.join();
    };
    for (const target of [new EventTarget(), new AbortController().signal, new MessageChannel().port1, navigator])
      console.log(chain(target), target instanceof EventTarget);
    class Own extends EventTarget {}
    const own = new Own();
    own.addEventListener('x', ({ target }) => console.log(target === own), { once: true });
    console.log(own.dispatchEvent(new Event('x')), own, new EventTarget(), new MessageChannel().port1 instanceof MessagePort, own instanceof MessagePort);
    try { EventTarget(); } catch (error) { console.log(error.name, error.message); }
    console.log(typeof addEventListener, 'dispatchEvent' in globalThis, typeof TEMPORARY);
    console.log(navigator, navigator.platform, navigator.userAgent, Object.keys(Navigator.prototype), Object.isFrozen(navigator.languages));
    try { new Navigator(); } catch (error) { console.log(error.name, error.code, error.message); }
    for (const [code, ...given] of [[atob], [atob, 'a'], [atob, 'YQ=='], [atob, ' Y Q'], [atob, '===='], [atob, null], [btoa], [btoa, 'a'], [btoa, '\\u20ac']])
      try { console.log(code(...given)); } catch (error) { console.log(error.name, error.code, error.message); }`,
  );
});

test('the classes that are event targets', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `const prototypeOf = (name) => { try { return globalThis[name]?.prototype; } catch { return undefined; } };
     const inherits = (name) => Object(prototypeOf(name)) === prototypeOf(name) && EventTarget.prototype.isPrototypeOf(prototypeOf(name));
     console.log(Object.getOwnPropertyNames(globalThis).filter(inherits).sort());
     const channel = new MessageChannel().port1;
     for (const target of [new AbortController().signal, channel, performance]) {
       target.addEventListener('seen', ({ type }) => console.log(type), { once: true });
       console.log(target instanceof EventTarget, target.dispatchEvent(new Event('seen')));
     }`,
  );
});

test('URLs of blobs', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
    import { resolveObjectURL } from 'node:buffer';
    const blob = new Blob(['hi'], { type: 'text/x' });
    const url = URL.createObjectURL(blob);
    console.log(url.replace(/[0-9a-f]/g, '0'), resolveObjectURL(url), resolveObjectURL(url) === blob, await resolveObjectURL(url + '#x').text());
    for (const given of [undefined, 1, 'x', 'blob:nodedata:1:x', {}]) console.log(resolveObjectURL(given));
    for (const given of [undefined, 1, {}, null]) try { URL.createObjectURL(given); } catch (error) { console.log(error.code, error.message); }
    try { URL.revokeObjectURL(); } catch (error) { console.log(error.code, error.message); }
    URL.revokeObjectURL(url);
    console.log(resolveObjectURL(url), URL.revokeObjectURL(url));`,
  );
});

test('what a message event is made of', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
    const { port1 } = new MessageChannel();
    const f = () => 1;
    for (const given of [[], ['m'], ['m', { source: port1, ports: [port1] }], ...[1, {}, 'x', Symbol('s'), [1], 5n].map((source) => ['m', { source }]),
      ...[0, [null], [port1, {}], 'ab', {}, undefined].map((ports) => ['m', { ports }]), ['m', null], ['m', 5]])
      try { const { data, source, ports } = new MessageEvent(...given); console.log(data, source === port1, ports.length); } catch (error) { console.log(error.name, error.message); }
    console.log(new MessageEvent('x') instanceof Event, new MessageEvent('x').constructor === MessageEvent, 'userActivation' in MessageEvent.prototype);`,
  );
});
