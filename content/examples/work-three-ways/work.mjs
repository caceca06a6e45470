import { setTimeout as sleep } from 'node:timers/promises';
import { blur, makeTile } from './tile.mjs';

// zh: 等，例如等網路上的回答。
// en: Waits, as you would for an answer from the network.
export const wait = async () => sleep(200);

// zh: 計算：把一塊圖變模糊。
// en: Computes: blurs a tile of a picture.
export const compute = async () => blur(makeTile(256));
