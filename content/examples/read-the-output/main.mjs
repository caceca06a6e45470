import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

// zh: execFile 等到結束，一次給你全部。
// en: execFile waits for the end, and gives you all at once.
const { stdout } = await promisify(execFile)(process.execPath, ['menu.mjs']);
console.log(`execFile: ${JSON.stringify(stdout)}`);

// zh: spawn 馬上給你一條資料流，來多少給多少。
// en: spawn gives you a stream right away, and whatever has come.
const child = spawn(process.execPath, ['menu.mjs']);
child.stdout.setEncoding('utf8');
child.stdout.on('data', (text) => console.log(`spawn: ${JSON.stringify(text)}`));
const [code] = await once(child, 'close');
console.log(`spawn: ended with code ${code}`);
