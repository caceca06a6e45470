import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 一張 800 × 600 的照片，每個像素四個位元組：紅、綠、藍、透明度。
// en: A photo of 800 × 600 pixels, four bytes each: red, green, blue, opacity.
const photo = new Uint8Array(800 * 600 * 4).fill(200);
const size = photo.length / 4;
const tiles = [0, 1, 2, 3].map((n) => photo.slice(n * size, (n + 1) * size));

async function makeGrey(tile) {
  // zh: transferList 裡的記憶體不複製，直接搬過去。
  // en: The memory in transferList is not copied: it moves to the thread.
  const worker = new Worker(file, {
    workerData: tile,
    transferList: [tile.buffer],
  });
  console.log(`main: handed over a tile, ${tile.length} bytes left here`);
  const [grey] = await once(worker, 'message');
  return grey;
}

const grey = Buffer.concat(await Promise.all(tiles.map(makeGrey)));
console.log(`main: ${grey.length} grey pixels, the first is ${grey[0]}`);
