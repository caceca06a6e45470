import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

// zh: 假裝這是使用者打的檔名。
// en: Suppose a user has typed this as a file name.
const name = '--eval=console.log("code from outside")';

const { stdout } = await run(process.execPath, [name]);
console.log(`without --: ran ${stdout.trim()}`);

// zh: -- 之後的都是名字，不是選項。
// en: What comes after -- is a name, never an option.
try {
  await run(process.execPath, ['--', name]);
} catch (error) {
  console.log(`with --: code ${error.code}, there is no such file`);
}
