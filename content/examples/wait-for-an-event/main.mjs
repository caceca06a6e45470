import { once } from 'node:events';
import { createReadStream } from 'node:fs';

const stream = createReadStream(import.meta.filename, 'utf8');

// zh: 事件帶來的值可能不只一個，所以拿到的是陣列。
// en: An event may bring several values, so you get an array.
const [text] = await once(stream, 'data');
console.log(`main: ${text.split('\n')[0]}`);

const missing = createReadStream('no-such-file.txt');
try {
  await once(missing, 'data');
} catch (error) {
  console.log(`main: caught ${error.code}`);
}
