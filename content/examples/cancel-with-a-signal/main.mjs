import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const path = join(tmpdir(), `download-${process.pid}.part`);

async function download(signal) {
  const file = await open(path, 'w');
  try {
    for (let part = 1; part <= 9; part++) {
      // zh: 代替網路：等下一段送到。
      // en: Takes the place of the network: waits for the next part.
      await sleep(200, undefined, { signal });
      await file.write(`part ${part}\n`);
      console.log(`download: part ${part}`);
    }
  } finally {
    await file.close();
    await rm(path);
    console.log('download: file closed and removed');
  }
}

async function downloadWithoutSignal() {
  await sleep(800);
  console.log('other download: done, I was never told to stop');
}

const controller = new AbortController();
setTimeout(() => controller.abort(), 500);

async function downloadWithSignal() {
  try {
    await download(controller.signal);
  } catch (error) {
    console.log(`main: caught ${error.name}`);
  }
}

await Promise.all([downloadWithSignal(), downloadWithoutSignal()]);
