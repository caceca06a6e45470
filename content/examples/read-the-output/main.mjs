import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// zh: 路徑從這個檔案算起，從哪個目錄執行都找得到。
// en: The path begins at this file, so it is right in any working directory.
const file = fileURLToPath(new URL('./checksums.mjs', import.meta.url));
const args = [file, 'winter.jpg', 'spring.jpg'];

// zh: execFile 等到結束，一次給你全部。
// en: execFile waits for the end, and gives you all of it at once.
const { stdout } = await promisify(execFile)(process.execPath, args);
console.log(`execFile: ${JSON.stringify(stdout)}`);

// zh: spawn 馬上給你串流。一段不等於一行，交給 readline 切。
// en: spawn gives you a stream. A chunk is not a line: readline makes lines.
const child = spawn(process.execPath, args, {
  stdio: ['ignore', 'pipe', 'inherit'],
});
createInterface({ input: child.stdout }).on('line', (line) => {
  console.log(`spawn: ${line}`);
});
const [code] = await once(child, 'close');
console.log(`spawn: ended with code ${code}`);
