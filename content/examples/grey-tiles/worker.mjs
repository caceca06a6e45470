import { parentPort, workerData as tile } from 'node:worker_threads';

const grey = new Uint8Array(tile.length / 4);
for (let i = 0; i < grey.length; i++) {
  const at = i * 4;
  grey[i] = 0.299 * tile[at] + 0.587 * tile[at + 1] + 0.114 * tile[at + 2];
}

// zh: 結果也用移交的。
// en: The result is transferred, too.
parentPort.postMessage(grey, [grey.buffer]);
console.log(`worker: handed back a tile, ${grey.length} bytes left here`);
