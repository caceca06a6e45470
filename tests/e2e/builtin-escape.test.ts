// A hostile program on the built-in engine, on the site itself: it reaches nothing.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { frameDocument } from '../../src/engine/builtin/frame-document.ts';
import { expect, test as base } from './engines.ts';
import { hostileProgram, hostileWorker, wayCount } from './ways-out.ts';

/** A server that notes whoever asks it: nobody may. */
const test = base.extend<{ attacker: { address: string; asked: string[] } }>({
  attacker: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('globalThis.ran = 1');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use({ address: `http://127.0.0.1:${String(port)}/`, asked });
    server.closeAllConnections();
    server.close();
  },
});

/** Leaves secrets of the site in the page, and listens on a channel for whoever forges its messages. */
async function plantSecrets(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.cookie = 'secret=1; path=/';
    localStorage.setItem('secret', '1');
    sessionStorage.setItem('secret', '1');
    await (await caches.open('secret')).put('/secret', new Response('1'));
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    new BroadcastChannel('interleave').onmessage = ({ data }) => void heard.push(data);
  });
}

/** All that a way out could have changed. */
function stateOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    title: document.title,
    address: location.href,
    cookie: document.cookie,
    stored: Object.entries(localStorage),
    secret: sessionStorage.getItem('secret'),
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    forged: document.querySelectorAll('form, embed, object, [onerror]').length,
    heard: (globalThis as unknown as { heard: unknown[] }).heard,
  }));
}

function foundNone(lines: readonly string[]): void {
  expect(lines.at(-1)).toBe('tried');
  expect(lines.filter((line) => line.startsWith('OUT'))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('refused: '))).toHaveLength(wayCount);
}

/** What of the site answered anybody. */
function watchAnswers(page: Page, site: string): string[] {
  const answered: string[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(site)) answered.push(response.url());
  });
  return answered;
}

test('a program finds no way out of the sandbox', async ({
  openBlock,
  page,
  attacker,
  baseURL,
}) => {
  const block = await openBlock('/en/', 'interleave');
  await plantSecrets(page);
  const before = await stateOf(page);
  const site = new URL('/en/', baseURL).href;
  const answered = watchAnswers(page, site);
  const program = hostileProgram({ site, attacker: attacker.address });
  await block.replaceFile('main.mjs', program);
  await block.run.click();
  await block.hasExited('builtin', 0);

  const lines = await block.text();
  foundNone(lines);
  expect(lines[0]).toContain('<img src=x');
  expect([...attacker.asked, ...answered]).toEqual([]);
  expect(await stateOf(page)).toEqual(before);
  expect(page.context().pages()).toHaveLength(1);
});

test('a worker without the kernel finds none either', async ({ page, attacker, baseURL }) => {
  await page.goto('/en/');
  await plantSecrets(page);
  const before = await stateOf(page);
  const site = new URL('/en/', baseURL).href;
  const answered = watchAnswers(page, site);
  const worker = hostileWorker({ site, attacker: attacker.address });
  const host = `const url = URL.createObjectURL(new Blob([${JSON.stringify(worker)}]));
    new Worker(url).onmessage = ({ data }) => globalThis.interleave.port.postMessage(data);`;
  const lines = await page.evaluate(
    async ([srcdoc, script]) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.allow = 'cross-origin-isolated';
      frame.srcdoc = srcdoc;
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow?.postMessage({ host: script }, '*', [port2]);
      const said: string[] = [];
      await new Promise<void>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<string>) => {
          said.push(data);
          if (data === 'tried') resolve();
        };
      });
      frame.remove();
      return said;
    },
    [frameDocument, host] as const,
  );

  foundNone(lines);
  expect([...attacker.asked, ...answered]).toEqual([]);
  expect(await stateOf(page)).toEqual(before);
});
