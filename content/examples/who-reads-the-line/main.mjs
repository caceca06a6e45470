import { exec, execFile } from 'node:child_process';
import { promisify } from 'node:util';

// zh: 假裝這是客人打的字。
// en: Suppose a guest has typed this.
const order = 'rice; echo and cake on the house';

// zh: shell 會解讀整行：分號之後是另一個指令。
// en: A shell reads the line: after the semicolon comes another command.
const line = await promisify(exec)(`echo ${order}`);
console.log(`exec: ${JSON.stringify(line.stdout)}`);

// zh: 沒有 shell，引數就只是引數。
// en: Without a shell, an argument is only an argument.
const file = await promisify(execFile)('echo', [order]);
console.log(`execFile: ${JSON.stringify(file.stdout)}`);
