import { setTimeout as sleep } from 'node:timers/promises';
import { mapWithLimit } from './map-with-limit.mjs';

// zh: 代替向伺服器要一頁；第 3 頁不存在。
// en: Takes the place of asking a server for a page. Page 3 does not exist.
async function load(page, signal) {
  console.log(`page ${page}: asked`);
  try {
    await sleep(page === 3 ? 100 : 300, undefined, { signal });
    if (page === 3) throw new Error('page 3 not found');
    console.log(`page ${page}: here`);
  } catch (error) {
    console.log(`page ${page}: ${error.name}`);
    throw error;
  }
}

try {
  await mapWithLimit(2, [1, 2, 3, 4, 5, 6], load);
} catch (error) {
  console.log(`main: caught, ${error.message}`);
}
