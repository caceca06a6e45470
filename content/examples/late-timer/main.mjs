import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const text = randomBytes(3_000_000).toString('hex');

const startedAt = performance.now();
const elapsed = () => `${Math.round(performance.now() - startedAt)} ms`;

setTimeout(
  () => console.log(`timer: due at 100 ms, called at ${elapsed()}`),
  100,
);

// zh: 壓縮這些文字。名稱以 Sync 結尾的函式，做完才會返回。
// en: Compresses it. A function that ends in Sync returns when it is done.
gzipSync(text);

console.log(`main: text compressed at ${elapsed()}`);
