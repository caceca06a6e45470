import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { mapWithLimit } from './map-with-limit.mjs';

const gzip = promisify(zlib.gzip);
const folder = await mkdtemp(join(tmpdir(), 'logs-'));
let atWork = 0;
let most = 0;

async function compress(name, signal) {
  atWork++;
  most = Math.max(most, atWork);
  console.log(`${name}: start (${atWork} at work)`);
  const text = await readFile(join(folder, name), { signal });
  await writeFile(join(folder, `${name}.gz`), await gzip(text), { signal });
  atWork--;
  return `${name}.gz`;
}

const names = ['mon.log', 'tue.log', 'wed.log', 'thu.log', 'fri.log'];
for (const name of names) {
  await writeFile(join(folder, name), `GET /${name} 200\n`.repeat(20_000));
}

const done = await mapWithLimit(2, names, compress);
console.log(done.join(', '));
console.log(`never more than ${most} at a time`);
await rm(folder, { recursive: true });
