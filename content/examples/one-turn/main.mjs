import { readFile } from 'node:fs';

// zh: 檔案讀好之後，迴圈在 poll 這一站呼叫這個函式。
// en: When the file has been read, the loop calls this function in its poll phase.
readFile(import.meta.filename, () => {
  console.log('1. the callback itself');

  setTimeout(() => console.log('5. setTimeout'), 0);
  setImmediate(() => console.log('4. setImmediate'));
  Promise.resolve().then(() => console.log('3. promise'));
  process.nextTick(() => console.log('2. nextTick'));
});
