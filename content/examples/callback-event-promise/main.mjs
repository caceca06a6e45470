import fs from 'node:fs';
import { readFile } from 'node:fs/promises';

// zh: 這個程式把自己的檔案讀三次。
// en: This program reads its own file, three times.
const file = import.meta.filename;
const count = (text) => `${text.trimEnd().split('\n').length} lines`;

// zh: 交出一個 callback：讀好了，就帶著錯誤或內容呼叫它。
// en: Hand over a callback: it is called with an error or with the text.
fs.readFile(file, 'utf8', (error, text) => {
  console.log('callback:', error ?? count(text));
});

// zh: 聽事件：來一段通知一次，讀完再通知一次。
// en: Listen for events: one for each piece, and one at the end.
let whole = '';
const stream = fs.createReadStream(file, 'utf8');
stream.on('data', (piece) => (whole += piece));
stream.on('end', () => console.log('event:', count(whole)));
stream.on('error', (error) => console.log('event:', error));

// zh: 拿到一個 Promise，之後再等它。
// en: Get a promise, and wait for it later.
const promise = readFile(file, 'utf8');

console.log('main: all three are being read');
console.log('promise:', count(await promise));
