// A hostile program on the built-in engine in WebKit, on the site itself: it reaches nothing.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { hostileProgram, wayCount } from '../e2e/ways-out.ts';
import { openSite } from './site.ts';

const site = await openSite();
const { driver } = site;
const asked: string[] = [];
const attacker = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(200, { 'access-control-allow-origin': '*' }).end('globalThis.ran = 1');
});
await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
after(async () => {
  attacker.closeAllConnections();
  attacker.close();
  await site.close();
});

/** All that a way out could have changed. */
function stateOf(): Promise<unknown> {
  return driver.executeScript(() => ({
    title: document.title,
    address: location.href,
    cookie: document.cookie,
    stored: Object.entries(localStorage),
    secret: sessionStorage.getItem('secret'),
    forged: document.querySelectorAll('form, embed, object, [onerror]').length,
    heard: (globalThis as unknown as { heard: unknown[] }).heard,
  }));
}

test('a program finds no way out of the sandbox', async () => {
  const block = await site.openBlock('/en/', 'interleave');
  await driver.executeScript(() => {
    document.cookie = 'secret=1; path=/';
    localStorage.setItem('secret', '1');
    sessionStorage.setItem('secret', '1');
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    new BroadcastChannel('interleave').onmessage = ({ data }) => void heard.push(data);
  });
  const before = await stateOf();
  const { port } = attacker.address() as AddressInfo;
  const { lines, exitCode } = await block.runProgram(
    hostileProgram({
      site: new URL('/en/', site.url).href,
      attacker: `http://127.0.0.1:${String(port)}/`,
    }),
  );
  const text = lines.map((line) => line.text);
  assert.equal(exitCode, '0');
  assert.match(text[0] ?? '', /<img src=x/);
  assert.equal(text.at(-1), 'tried');
  assert.deepEqual(
    text.filter((line) => line.startsWith('OUT')),
    [],
  );
  assert.equal(text.filter((line) => line.startsWith('refused: ')).length, wayCount);
  assert.deepEqual(asked, []);
  assert.deepEqual(await stateOf(), before);
  assert.equal((await driver.getAllWindowHandles()).length, 1);
});

test('of `data:` the policy allows workers, and no script of the page', async () => {
  await site.open('/en/');
  const ran = await driver.executeAsyncScript<unknown>((done: (ran: unknown) => void) => {
    const script = document.createElement('script');
    script.src = 'data:text/javascript,globalThis.ran=1';
    script.onload = script.onerror = () => {
      done('ran' in globalThis);
    };
    document.head.append(script);
  });
  assert.equal(ran, false);
});
