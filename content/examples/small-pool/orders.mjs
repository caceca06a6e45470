import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const products = ['tea', 'coffee', 'cake'];

// zh: 在一個暫存的資料夾裡，替每家店寫一個 CSV 檔，一行一筆訂單。
// en: Writes a CSV file for each shop, one order per line, into a temporary folder.
export async function writeOrders(counts) {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  for (const [shop, count] of Object.entries(counts)) {
    const lines = ['id,product,pieces'];
    for (let id = 1; id <= count; id++) {
      lines.push(`${id},${products[id % 3]},${1 + (id % 5)}`);
    }
    await writeFile(join(folder, `${shop}.csv`), lines.join('\n'));
  }
  return folder;
}

// zh: 讀進一個檔，逐行解析，照價目表加總。
// en: Reads a file, parses it line by line, and adds up what the price list says.
export async function sumOrders(file, prices) {
  const [, ...lines] = (await readFile(file, 'utf8')).split('\n');
  let total = 0;
  for (const line of lines) {
    const [, product, pieces] = line.split(',');
    total += prices.get(product) * Number(pieces);
  }
  return total;
}
