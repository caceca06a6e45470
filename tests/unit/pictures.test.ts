// Pictures for previews: the same on every machine, whatever fonts it has.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { drawCard } from '../../src/pictures/card.ts';
import { outline } from '../../src/pictures/font.ts';
import { drawIcon } from '../../src/pictures/icon.ts';
import { breakLines } from '../../src/pictures/lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'interleave-fonts-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const card = { site: '交錯', title: '行程與執行緒', tagline: '在瀏覽器裡執行的 Node.js' };
const style = { size: 100, weight: 700 };

test('a machine without a font draws the same Chinese', async () => {
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, '<?xml version="1.0"?><fontconfig></fontconfig>');
  const source = pathToFileURL(resolve('src/pictures/card.ts')).href;
  const program = `import { drawCard } from '${source}';
    process.stdout.write(Buffer.from(await drawCard(${JSON.stringify(card)})));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env: { ...process.env, FONTCONFIG_FILE: config, FONTCONFIG_PATH: folder } },
  );
  assert.equal(stderr.toString(), '');
  assert.deepEqual(new Uint8Array(stdout), new Uint8Array(await drawCard(card)));
});

test('each character is drawn, and none as a box', async () => {
  const paths = new Set<string>();
  const text = '交錯執行緒Node，。';
  for (const character of text) {
    const { path, width } = await outline(character, style);
    assert.ok(path.length > 20, character);
    assert.ok(width > 0 && width <= 100, character);
    paths.add(path);
  }
  assert.equal(paths.size, text.length);
  await assert.rejects(outline('好\u{1F9F5}', style), /has no '\u{1F9F5}': it is in "好/u);
});

test('a bolder text is wider, a larger one in proportion', async () => {
  const [thin, bold, large] = await Promise.all(
    [
      { size: 10, weight: 300 },
      { size: 10, weight: 900 },
      { size: 20, weight: 300 },
    ].map((each) => outline('Node', each)),
  );
  assert.ok(thin && bold && large);
  assert.ok(bold.width > thin.width);
  assert.equal(large.width.toFixed(6), (2 * thin.width).toFixed(6));
});

test('a card is 1200 × 630 and differs with each of its texts', async () => {
  const { width, height, format } = await sharp(await drawCard(card)).metadata();
  assert.deepEqual([width, height, format], [1200, 630, 'png']);
  const others = [{ site: '交' }, { title: '行程' }, { tagline: 'Node' }];
  const pictures = await Promise.all(
    [{}, ...others].map((other) => drawCard({ ...card, ...other })),
  );
  const texts = new Set(pictures.map((picture) => Buffer.from(picture).toString('base64')));
  assert.equal(texts.size, 4);
});

test('marks that mean something in SVG are drawn like others', async () => {
  assert.ok((await drawCard({ ...card, title: 'a < b && "c"' })).length > 0);
});

test('an icon has the size that it is asked for', async () => {
  const { width, height } = await sharp(await drawIcon(192)).metadata();
  assert.deepEqual([width, height], [192, 192]);
});

test('lines break between words and Chinese characters, never before a mark', async () => {
  const broken = (text: string, limit: number): Promise<string[]> =>
    breakLines(text, limit, (line) => Promise.resolve([...line].length));
  assert.deepEqual(await broken('one two three', 7), ['one two', 'three']);
  assert.deepEqual(await broken('一二三四，五', 4), ['一二三', '四，五']);
  assert.deepEqual(await broken('extraordinary', 5), ['extraordinary']);
  assert.deepEqual(await broken('', 5), ['']);
});
