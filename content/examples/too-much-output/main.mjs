import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const file = fileURLToPath(new URL('./log.mjs', import.meta.url));

try {
  await promisify(execFile)(process.execPath, [file]);
} catch (error) {
  console.log(`execFile: ${error.code}, kept ${error.stdout.length} characters`);
}

// zh: 一行一行處理，要讀多少都不必全部留著。
// en: Line by line, however many there are: none has to be kept.
const child = spawn(process.execPath, [file], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let errors = 0;
createInterface({ input: child.stdout }).on('line', (line) => {
  if (line.endsWith(' 500')) errors++;
});
await once(child, 'close');
console.log(`spawn: ${errors} errors in the log`);
