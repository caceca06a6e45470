// Patterns of file names, and folders for a while, beside Node's.
import { asInNode, test } from './lab.ts';

const telling = `
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
const tell = async (name, call) => {
  try {
    console.log(name, JSON.stringify(await call()));
  } catch (error) {
    console.log(name, 'threw', error.name, error.code, error.message);
  }
};
for (const folder of ['w/b/z', 'w/a/y/q', 'w/.hidden']) fs.mkdirSync(folder, { recursive: true });
for (const file of ['1.js', 'a/2.js', 'a/y/3.js', 'b/4.txt', 'b/z/5.js', 'a/y/q/6.js', 'c.js', '.hidden/7.js']) fs.writeFileSync('w/' + file, '');
fs.symlinkSync('1.js', 'w/file');
`;

test('glob finds what Node finds, in its order', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const patterns = ['**', 'w/**', 'w/**/*.js', 'w/*', 'w/**/', 'w/{b,a}/*', 'w/*/*/*.js', ['w/b/*', 'w/a/*', 'w/b/*'], 'w/**/y/**', '**/{a,b}/*', 'w/**/**/3.js',
  'w/**/*', 'w/a/../b/*', '{w,x}/a', 'w/./a/*', 'w/**/q/../*', './w/*', 'w/', 'w/*/', 'nope/*', 'w/!(c).js', 'w/.*', '**/y', 'W/*', path.resolve('w') + '/*', '', '.', './',
  'w//1.js', 'w/?.js', 'w/[1c].js', 'w/+(1|c).js', 'w/a/**/', 'w/1.js'];
for (const pattern of patterns) await tell(pattern, () => fs.globSync(pattern));
const typed = (options) => fs.globSync('**', { withFileTypes: true, ...options }).map((entry) => [entry.parentPath, entry.name, entry.isDirectory()].join(' '));
await tell('types', () => typed({}));
await tell('types of a folder', () => typed({ cwd: 'w/a' }));
for (const cwd of ['w', pathToFileURL(path.resolve('w')), 'nowhere']) await tell('cwd', () => fs.globSync('*', { cwd }));
const excludes = [['a/**'], ['a'], ['**/*.js'], (name) => name === 'a', (name) => name.includes('a/y')];
for (const exclude of excludes) await tell('exclude', () => fs.globSync('**', { cwd: 'w', exclude }));
await tell('exclude by type', () => typed({ cwd: 'w', exclude: (entry) => entry.isDirectory() && entry.name === 'a' }));
await tell('callback', () => new Promise((resolve, reject) => fs.glob('*', { cwd: 'w' }, (error, found) => (error ? reject(error) : resolve(found)))));
await tell('promise', () => Array.fromAsync(fs.promises.glob('w/*')));
for (const given of [[5], [[5]], ['a', 5], ['*', { exclude: 5 }], ['*', { cwd: 5 }], []]) await tell('refused', () => fs.globSync(...given));
await tell('no callback', () => fs.glob('a'));
await tell('refused', () => Array.fromAsync(fs.promises.glob(5)));
`,
  );
});

test('glob goes into links to folders as far as Node does', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
fs.mkdirSync('top/sub', { recursive: true });
fs.writeFileSync('top/sub/8.js', '');
fs.symlinkSync('../w', 'top/link');
fs.symlinkSync('..', 'w/up');
fs.symlinkSync('w', 'other');
const patterns = ['**/*', '**', '**/*.js', '*/*', 'other/**', 'top/**', '*/**/*.js', '**/sub/**', 'other/*', '**/link/*', './**/*.js', './**/*', '**/*/*', '**/o*/*', '**/', 'other/', '*/'];
for (const pattern of patterns) await tell(pattern, () => fs.globSync(pattern).sort());
`,
  );
});

test('matchesGlob', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const pairs = [['/a/b', '/a/*'], ['/a/b/c', '/a/*'], ['/a/b/c', '/a/**'], ['a.js', '*.js'], ['a/b.js', '**/*.js'], ['.a', '*'], ['a/.b/c', 'a/**/c'], ['a/', 'a'], ['a', '{a,b}'],
  ['A', 'a'], ['a/../b', 'b'], ['a', '!(b)'], ['a', '[!b]'], ['a\\\\b', 'a/b'], ['', ''], ['x/y', 'x//y'], ['#a', '#a'], ['!a', '!a'], ['/x', '**'], [5, 'a'], ['a', 5]];
for (const pair of pairs) for (const kind of [path.posix, path.win32]) await tell(pair.join(' '), () => kind.matchesGlob(...pair));
`,
  );
});

test('a folder for a while goes with all that is in it', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const { mkdtempDisposableSync, promises } = fs;
const first = mkdtempDisposableSync('tmp-');
console.log(first.path.slice(0, 4), first.path.length, Object.keys(first), fs.existsSync(first.path));
fs.writeFileSync(first.path + '/file', '');
fs.mkdirSync('elsewhere');
process.chdir('elsewhere');
first.remove();
process.chdir('..');
console.log(fs.existsSync(first.path));
first[Symbol.dispose]();
const second = await promises.mkdtempDisposable('tmp-');
fs.writeFileSync(second.path + '/file', '');
console.log(Object.keys(second), await second[Symbol.asyncDispose](), fs.existsSync(second.path), await second.remove());
for (const prefix of [5, 'no/such/folder']) await tell('refused', () => mkdtempDisposableSync(prefix));
await tell('refused', () => promises.mkdtempDisposable(5));
await tell('refused', () => promises.mkdtempDisposable('no/such/folder').catch(({ code }) => code));
`,
  );
});
