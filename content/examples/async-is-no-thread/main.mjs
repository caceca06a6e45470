import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

const gzipAsync = promisify(gzip);
const text = randomBytes(1_000_000).toString('hex');

// zh: 雖然寫了 async，還是在這個執行緒上算。
// en: Says async, but computes on this thread all the same.
async function compressHere(file) {
  console.log(`${file}: start`);
  gzipSync(text);
  console.log(`${file}: compressed`);
}

// zh: 交給 Node.js 算，這裡只等結果。
// en: Lets Node.js compute, and waits for the result.
async function letNodeCompress(file) {
  console.log(`${file}: start`);
  await gzipAsync(text);
  console.log(`${file}: compressed`);
}

await Promise.all([compressHere('mon.log'), compressHere('tue.log')]);
await Promise.all([letNodeCompress('wed.log'), letNodeCompress('thu.log')]);
