import { createHash } from 'node:crypto';

for (const name of process.argv.slice(2)) {
  // zh: 假裝是一張 4 MB 的照片。
  // en: Suppose this is a photograph of 4 MB.
  const photo = Buffer.alloc(4 * 2 ** 20, name);
  console.log(`${createHash('sha1').update(photo).digest('hex')}  ${name}`);
}
