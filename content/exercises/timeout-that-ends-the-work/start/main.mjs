import { setTimeout as sleep } from 'node:timers/promises';
import { withTimeout } from './with-timeout.mjs';

// zh: 代替複製五個檔案。signal 中止，就停在那裡。
// en: Takes the place of copying five files. It stops where its signal aborts.
async function copyAll(signal) {
  for (const file of ['a', 'b', 'c', 'd', 'e']) {
    signal?.throwIfAborted();
    console.log(`copying ${file}`);
    await sleep(200, undefined, { signal });
  }
  console.log('main: all copied');
}

async function countAll() {
  return '12 files';
}

async function fillDisk() {
  throw new Error('disk full');
}

const patience = 4000;
console.log(`main: ${await withTimeout(patience, countAll)}`);
try {
  await withTimeout(patience, fillDisk);
} catch (error) {
  console.log(`main: ${error.message}`);
}

let gaveUpAt;
try {
  await withTimeout(500, copyAll);
} catch {
  gaveUpAt = performance.now();
  console.log('main: gave up');
}

process.on('exit', () => {
  const waited = performance.now() - gaveUpAt > 2000;
  console.log(`main: ends ${waited ? 'late, after timers' : 'at once'}`);
});
