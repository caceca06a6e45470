// What many runs leave behind: nothing. Sixty here; `RUNS=300` for as many as the engine promises.
import type { CDPSession, Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { idleWorkers, test } from './lab.ts';

const runs = Number(process.env['RUNS'] ?? 60);
/** Runs before the first look: what the engine makes once, and what the browser compiles, is there. */
const warmUp = 12;
/** Heaps go up and down a little by what the browser keeps of its own: bytes for each run. */
const slack = 2_000;

/** Each leaves something else to clear away. */
const programs: readonly string[] = [
  `import { Worker } from 'node:worker_threads';
    const worker = new Worker("require('worker_threads').parentPort.once('message', (n) => console.log(n))", { eval: true });
    worker.postMessage(7);`,
  `import { fork } from 'node:child_process';
    if (process.argv[2]) process.send(process.argv[2]);
    else fork('main.mjs', ['child']).on('message', (text) => console.log(text));`,
  `import { writeFileSync, readFileSync, openSync } from 'node:fs';
    writeFileSync('x', 'y'.repeat(1e5)); openSync('x'); console.log(readFileSync('x').length); throw new Error('left open');`,
  `import { MessageChannel, Worker } from 'node:worker_threads';
    const { port1, port2 } = new MessageChannel(); port1.on('message', () => {});
    new Worker('for (;;);', { eval: true, workerData: port2, transferList: [port2] });
    await 0; console.log('now stop'); setInterval(() => {}, 1000);`,
];

/** What is alive in one realm once all that can go has gone. */
interface Census {
  readonly heap: number;
  readonly listeners: number;
  readonly ports: number;
  readonly workers: number;
}

async function countLiving(cdp: CDPSession, name: string): Promise<number> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${name}.prototype` });
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    objectGroup: 'census',
  });
  const { result: length } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
  });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'census' });
  return length.value as number;
}

async function census(cdp: CDPSession): Promise<Census> {
  for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await cdp.send('Runtime.getHeapUsage');
  const { jsEventListeners: listeners } = await cdp.send('Memory.getDOMCounters');
  return {
    heap,
    listeners,
    ports: await countLiving(cdp, 'MessagePort'),
    workers: await countLiving(cdp, 'Worker'),
  };
}

/** Counts, in a realm, the object URLs that are made and given back. */
function countUrls(): void {
  const counted = { open: 0 };
  const createObjectURL = URL.createObjectURL.bind(URL);
  const revokeObjectURL = URL.revokeObjectURL.bind(URL);
  Object.assign(globalThis, { openUrls: counted });
  URL.createObjectURL = (object) => {
    counted.open += 1;
    return createObjectURL(object);
  };
  URL.revokeObjectURL = (url) => {
    counted.open -= 1;
    revokeObjectURL(url);
  };
}

const openUrls = (realm: Page | Frame): Promise<number> =>
  realm.evaluate(() => (globalThis as unknown as { openUrls: { open: number } }).openUrls.open);

/** Runs programs one after the other; those that would go on are stopped. */
async function runMany(lab: Page, count: number): Promise<void> {
  await lab.evaluate(
    async ([texts, times]) => {
      for (let n = 0; n < times; n += 1) {
        const text = texts[n % texts.length] ?? '';
        const files = { 'main.mjs': text };
        const run = await globalThis.builtin.start({ files, entry: 'main.mjs', args: [], env: {} });
        for await (const event of run.events) {
          if (event.kind === 'stdout' && event.text.startsWith('now stop')) await run.stop();
        }
        await run.result;
      }
    },
    [programs, count] as const,
  );
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
}

test(`${String(runs)} runs leave nothing behind`, async ({ lab }) => {
  test.setTimeout(300_000 + runs * 3_000);
  await lab.addInitScript(countUrls);
  await lab.reload();
  await lab.waitForFunction(() => 'builtin' in globalThis);
  await runMany(lab, warmUp);
  const [frame] = lab.mainFrame().childFrames();
  if (!frame) throw new Error('the engine has no frame');
  const realms = [
    await lab.context().newCDPSession(lab),
    await lab.context().newCDPSession(frame),
  ] as const;
  const look = async (): Promise<readonly [Census, Census]> => [
    await census(realms[0]),
    await census(realms[1]),
  ];
  const urls = [await openUrls(lab), await openUrls(frame)];
  const before = await look();
  await runMany(lab, runs);

  expect([await openUrls(lab), await openUrls(frame)]).toEqual(urls);
  expect(lab.mainFrame().childFrames()).toHaveLength(1);
  // What an ended worker held is let go by messages between processes, which take their time.
  await expect(async () => {
    const after = await look();
    test.info().annotations.push({ type: 'census', description: JSON.stringify([before, after]) });
    for (const [place, { heap, ...counts }] of before.entries()) {
      const { heap: heapAfter, ...countsAfter } = after[place] ?? before[0];
      for (const what of ['listeners', 'ports', 'workers'] as const) {
        expect(countsAfter[what], what).toBeLessThanOrEqual(counts[what]);
      }
      expect((heapAfter - heap) / runs).toBeLessThan(slack);
    }
  }).toPass({ timeout: 60_000 });
});
