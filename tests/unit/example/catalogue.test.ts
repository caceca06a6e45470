// The catalogue: what it makes of a folder, and the sentence for each way to get one wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExample, readCatalogue } from '../../../src/example/catalogue.ts';
import { programOf } from '../../../src/example/example.ts';
import { fingerprint, isFresh } from '../../../src/example/recorder/fingerprint.ts';
import { formatRecording, type Recording } from '../../../src/example/recording.ts';
import { exited, main, printed } from './events.ts';

const place = '/content/examples/two';
const page = 'content/articles/en/worker-threads.mdx';
const manifest = {
  title: { 'zh-TW': '二', en: 'Two' },
  entry: 'main.mjs',
  property: [{ kind: 'has', line: 'a' }],
};
const files = {
  [`${place}/example.json`]: JSON.stringify(manifest),
  [`${place}/a.mjs`]: 'a();\n',
  [`${place}/main.mjs`]: '// zh: 一\n// en: one\nmain();\n',
  [`${place}/lib/b.mjs`]: 'b();\n',
};
const recording: Recording = {
  node: 'v24.21.0',
  program: '0'.repeat(64),
  events: [{ kind: 'started', at: 0, source: main }, ...printed('a')],
  result: exited(0),
};
const recorded = { ...files, [`${place}/recorded.json`]: formatRecording(recording) };

test('an example has its files, the entry first, in both languages', () => {
  const example = findExample(readCatalogue(recorded), 'two', page);
  assert.deepEqual(
    example.files.map(({ path }) => path),
    ['main.mjs', 'a.mjs', 'lib/b.mjs'],
  );
  assert.deepEqual(example.title, { 'zh-TW': '二', en: 'Two' });
  assert.deepEqual(example.recording, recording);
  const program = programOf(example, 'zh-TW');
  assert.equal(program.files['main.mjs'], '// 一\nmain();\n');
  assert.deepEqual([program.entry, program.args, program.env], ['main.mjs', [], {}]);
});

test('an unknown id names the page and the folder to add', () => {
  assert.throws(() => findExample(readCatalogue(recorded), 'three', page), {
    message:
      `${page} names the example 'three', which does not exist: ` +
      'add content/examples/three/ or mend the id',
  });
});

test('a missing recording names the command to run', () => {
  assert.throws(() => findExample(readCatalogue(files), 'two', page), {
    message: /^content\/examples\/two\/ has no recorded output.*`npm run record -- two`$/,
  });
});

const json = (value: unknown) => JSON.stringify(value);
const wrong: Readonly<Record<string, readonly [string, string, RegExp]>> = {
  'invalid JSON': ['example.json', '{ "title": ', /two\/example\.json is not valid JSON/],
  'a title missing': ['example.json', json({ ...manifest, title: { en: 'x' } }), /→ at title/],
  'a key misspelt': ['example.json', json({ ...manifest, arg: [] }), /Invalid key: [^]*"arg"/],
  'no such entry': ['example.json', json({ ...manifest, entry: 'x.mjs' }), /the entry 'x\.mjs'/],
  'a folded file that is not there': [
    'example.json',
    json({ ...manifest, folded: ['x.mjs'] }),
    /folds 'x\.mjs'/,
  ],
  'a file to open on that is not there': [
    'example.json',
    json({ ...manifest, opens: 'x.mjs' }),
    /opens on 'x\.mjs'/,
  ],
  'a folded file to open on': [
    'example.json',
    json({ ...manifest, folded: ['a.mjs'], opens: 'a.mjs' }),
    /opens on 'a\.mjs': name a file of the folder that is not folded/,
  ],
  'an ability that there is not': [
    'example.json',
    json({ ...manifest, needs: ['sockets', 'wings'] }),
    /needs wings, which is no ability: name some of [^]*sockets[^]*→ at needs\.1/,
  ],
  'a folded entry': ['example.json', json({ ...manifest, folded: ['main.mjs'] }), /folds 'main/],
  'no property': ['example.json', json({ ...manifest, property: [] }), /→ at property/],
  'a bad pattern': [
    'example.json',
    json({ ...manifest, property: [{ kind: 'has', line: '(' }] }),
    /must be a regular expression/,
  ],
  'half a comment': ['a.mjs', '// zh: 一\n', /two\/a\.mjs:1: /],
  'a recording of another Node': [
    'recorded.json',
    formatRecording({ ...recording, node: 'v20.0.0' }),
    /two\/recorded\.json needs mending:[^]*→ at node/,
  ],
  'a recording without events': [
    'recorded.json',
    formatRecording({ ...recording, events: [] }),
    /→ at events/,
  ],
};

for (const [what, [path, text, message]] of Object.entries(wrong)) {
  test(`refuses ${what}, naming the file`, () => {
    assert.throws(() => readCatalogue({ ...recorded, [`${place}/${path}`]: text }), { message });
  });
}

test('refuses a folder without example.json, a bad id and a stray file', () => {
  const read = (path: string) => () => readCatalogue({ [path]: '' });
  assert.throws(read('/content/examples/two/main.mjs'), /two\/example\.json is missing/);
  assert.throws(read('/content/examples/Two Words/main.mjs'), /kebab-case/);
  assert.throws(read('/content/examples/readme.md'), /must lie in a folder/);
});

test('a recording is fresh until the program changes', () => {
  const example = findExample(readCatalogue(recorded), 'two', page);
  assert.equal(isFresh(example), false);
  const fresh = { ...example, recording: { ...recording, program: fingerprint(example) } };
  assert.equal(isFresh(fresh), true);
  assert.equal(isFresh({ ...fresh, args: ['x'] }), false);
  const [entry, ...others] = fresh.files;
  assert.ok(entry);
  const source = { ...entry.source, en: `${entry.source.en};` };
  assert.equal(isFresh({ ...fresh, files: [{ ...entry, source }, ...others] }), false);
});
