import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const [path, level] = process.argv.slice(2);
console.log(`child: compresses at level ${level}, which is a ${typeof level}`);

// zh: gzipSync 會停住事件迴圈，但那是子程序自己的，不是父程序的。
// en: gzipSync blocks the event loop: the child's, not the parent's.
const packed = gzipSync(await readFile(path), { level: Number(level) });
await writeFile(`${path}.gz`, packed);
