// `node:fs` in memory and this Node's own: the same calls, the same answers, the same errors.
import assert from 'node:assert/strict';
import real from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { createOwnFs } from './own-fs.ts';

type Fs = typeof real;
type Call = (fs: Fs, root: string) => unknown;

// What files are made with depends on it.
process.umask(0o022);
const folder = real.mkdtempSync(`${tmpdir()}/interleave-fs-`);
after(() => {
  real.rmSync(folder, { recursive: true });
});

/** What cannot be the same: times, and the numbers of files and devices. */
function comparable(value: unknown, root: string): unknown {
  if (typeof value === 'string') return value.replaceAll(root, '<root>');
  if (Array.isArray(value)) return value.map((each) => comparable(each, root));
  if (value instanceof Uint8Array) return [...value];
  if (typeof value === 'object' && value !== null && 'parentPath' in value && 'name' in value) {
    const { name, parentPath } = value as { name: unknown; parentPath: string };
    const entry = value as unknown as real.Dirent;
    return [
      name,
      comparable(parentPath, root),
      entry.isFile(),
      entry.isDirectory(),
      entry.isSymbolicLink(),
    ];
  }
  if (typeof value === 'object' && value !== null && 'nlink' in value) {
    const stats = value as unknown as real.Stats | real.BigIntStats;
    const { mode, nlink, size } = stats;
    const kinds = [stats.isFile(), stats.isDirectory(), stats.isSymbolicLink()];
    return [
      typeof mode,
      Number(mode).toString(8),
      Number(nlink),
      kinds[1] ? 'folder' : Number(size),
      kinds,
    ];
  }
  return value;
}

function outcome(call: () => unknown, root: string): unknown {
  try {
    return comparable(call(), root);
  } catch (error) {
    const { name, message, code, errno, syscall, path, dest } = error as NodeJS.ErrnoException & {
      dest?: string;
    };
    const text = comparable(message, root);
    return {
      name,
      text,
      code,
      errno,
      syscall,
      path: comparable(path, root),
      dest: comparable(dest, root),
    };
  }
}

/** Runs the calls one after another on both; answers must be equal. */
function compare(name: string, calls: readonly Call[]): void {
  test(name, () => {
    const own = createOwnFs().fs;
    const realRoot = `${folder}/${name.replaceAll(' ', '-')}`;
    const ownRoot = '/home/project/x';
    real.mkdirSync(realRoot);
    own.mkdirSync(ownRoot);
    for (const call of calls) {
      const expected = outcome(() => call(real, realRoot), realRoot);
      const actual = outcome(() => call(own, ownRoot), ownRoot);
      assert.deepEqual(actual, expected, call.toString());
    }
  });
}

const bad = (value: unknown): never => value as never;

compare('whole files', [
  (fs, root) => fs.writeFileSync(`${root}/a`, 'héllo 中'),
  (fs, root) => fs.readFileSync(`${root}/a`),
  (fs, root) => fs.readFileSync(`${root}/a`, 'utf8'),
  (fs, root) => fs.readFileSync(`${root}/a`, { encoding: 'hex' }),
  (fs, root) => fs.readFileSync(Buffer.from(`${root}/a`), 'latin1'),
  (fs, root) => fs.readFileSync(new URL(`file://${root}/a`), 'base64'),
  (fs, root) => fs.appendFileSync(`${root}/a`, '!'),
  (fs, root) => fs.appendFileSync(`${root}/b`, bad(new Uint16Array([1, 2]))),
  (fs, root) => fs.readFileSync(`${root}/b`),
  (fs, root) => fs.writeFileSync(`${root}/a`, 'x', { flag: 'wx' }),
  (fs, root) => fs.writeFileSync(`${root}/a`, 'aGk', 'base64'),
  (fs, root) => fs.readFileSync(`${root}/a`, 'utf8'),
  (fs, root) => fs.statSync(`${root}/a`),
  (fs, root) => fs.writeFileSync(`${root}/c`, '', { mode: 0o600 }),
  (fs, root) => fs.statSync(`${root}/c`),
  (fs, root) => fs.readFileSync(`${root}/none`),
  (fs, root) => fs.readFileSync(`${root}/a/b`),
  (fs, root) => fs.readFileSync(root),
  (fs, root) => fs.writeFileSync(root, 'x'),
  (fs, root) => fs.readFileSync(`${root}/a`, bad(5)),
  (fs, root) => fs.readFileSync(`${root}/a`, bad('nope')),
  (fs, root) => fs.writeFileSync(`${root}/a`, bad(5)),
  (fs, root) => fs.writeFileSync(`${root}/a`, bad({})),
  (fs) => fs.readFileSync(''),
  (fs) => fs.readFileSync('a\0b'),
  (fs) => fs.readFileSync(bad({})),
  (fs, root) => fs.readFileSync(`${root}/made`, { flag: 'a+' }),
  (fs, root) => fs.writeFileSync(`${root}/made`, 'text'),
  (fs, root) => fs.readFileSync(`${root}/made`, bad({ flag: 'rx' })),
  (fs, root) => fs.readFileSync(`${root}/made`, { flag: 'ax+' }),
  (fs, root) => fs.writeFileSync(`${root}/made`, 'x', { flag: 'r' }),
  (fs, root) => fs.writeFileSync(`${root}/made`, 'x', { flag: 'r+' }),
  (fs, root) => fs.readFileSync(`${root}/made`, 'utf8'),
  (fs, root) => fs.readFileSync(`${root}/made`, { flag: 'w' }),
  (fs, root) => fs.statSync(`${root}/made`).size,
  (fs, root) => fs.readFileSync(`${root}/new`, { flag: 'w', encoding: 'utf8' }),
  (fs, root) => fs.statSync(`${root}/new`),
  (fs, root) => fs.readFileSync(root, { flag: 'w' }),
  (fs) => fs.readFileSync('/dev/null', 'utf8'),
  (fs) => fs.writeFileSync('/dev/null', 'x'),
  (fs, root) => {
    const fd = fs.openSync(`${root}/b`, 'r+');
    const first = [fs.readSync(fd, Buffer.alloc(1)), fs.readFileSync(fd, 'latin1')];
    const rest = fs.readFileSync(fd, 'latin1');
    fs.writeFileSync(fd, 'z');
    fs.closeSync(fd);
    return [...first, rest, fs.readFileSync(`${root}/b`, 'latin1')];
  },
  (fs, root) => fs.readFileSync(fs.openSync(root, 'r')),
  (fs, root) => fs.readFileSync(fs.openSync(`${root}/b`, 'a')),
  (fs, root) => fs.writeFileSync(fs.openSync(`${root}/b`, 'r'), 'x'),
  (fs, root) => fs.existsSync(`${root}/a`),
  (fs) => fs.existsSync(bad(5)),
  (fs, root) => fs.accessSync(`${root}/a`, fs.constants.R_OK),
  (fs, root) => fs.accessSync(`${root}/none`),
  (fs, root) => fs.accessSync(`${root}/a`, bad('x')),
  (fs, root) => fs.truncateSync(`${root}/a`, 1),
  (fs, root) => fs.truncateSync(`${root}/a`, 4),
  (fs, root) => fs.readFileSync(`${root}/a`),
  (fs, root) => fs.truncateSync(`${root}/none`),
  (fs, root) => fs.copyFileSync(`${root}/b`, `${root}/d`),
  (fs, root) => fs.readFileSync(`${root}/d`),
  (fs, root) => fs.copyFileSync(`${root}/b`, `${root}/d`, fs.constants.COPYFILE_EXCL),
  (fs, root) => fs.copyFileSync(`${root}/none`, `${root}/d`),
  (fs, root) => fs.unlinkSync(`${root}/d`),
  (fs, root) => fs.unlinkSync(`${root}/d`),
  (fs, root) => fs.unlinkSync(root),
]);

compare('folders', [
  (fs, root) => fs.mkdirSync(`${root}/a`),
  (fs, root) => fs.mkdirSync(`${root}/a`),
  (fs, root) => fs.mkdirSync(`${root}/x/y`),
  (fs, root) => fs.mkdirSync(`${root}/x/y/z`, { recursive: true }),
  (fs, root) => fs.mkdirSync(`${root}/x/y/z`, { recursive: true }),
  (fs, root) => fs.writeFileSync(`${root}/x/f`, ''),
  (fs, root) => fs.mkdirSync(`${root}/x/f`, { recursive: true }),
  (fs, root) => fs.mkdirSync(`${root}/x/f/g`, { recursive: true }),
  (fs, root) => fs.mkdirSync(`${root}/b`, 0o700),
  (fs, root) => fs.statSync(`${root}/b`),
  (fs, root) => fs.statSync(`${root}/x`),
  (fs, root) => fs.mkdirSync(`${root}/c`, { mode: bad('9') }),
  (fs, root) => fs.readdirSync(root).sort(),
  (fs, root) =>
    fs.readdirSync(`${root}/x`, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)),
  (fs, root) => (fs.readdirSync(root, { recursive: true }) as string[]).sort(),
  (fs, root) => fs.readdirSync(`${root}/x/f`),
  (fs, root) => fs.readdirSync(`${root}/none`),
  (fs, root) => fs.rmdirSync(`${root}/x`),
  (fs, root) => fs.rmdirSync(`${root}/x/f`),
  (fs, root) => fs.rmdirSync(`${root}/a`),
  (fs, root) => fs.rmdirSync(`${root}/a`),
  (fs, root) => fs.rmSync(`${root}/x`),
  (fs, root) => fs.rmSync(`${root}/none`),
  (fs, root) => fs.rmSync(`${root}/none`, { force: true }),
  (fs, root) => fs.rmSync(`${root}/x`, { recursive: true }),
  (fs, root) => fs.rmSync(`${root}/b`, { recursive: bad(1) }),
  (fs, root) => fs.readdirSync(root),
  (fs, root) => fs.mkdtempSync(`${root}/t-`).length - root.length,
  (fs, root) => fs.mkdtempSync(`${root}/none/t-`),
  (fs) => fs.mkdtempSync(bad(5)),
]);

compare('names', [
  (fs, root) => fs.writeFileSync(`${root}/a`, '1'),
  (fs, root) => fs.mkdirSync(`${root}/d/e`, { recursive: true }),
  (fs, root) => fs.renameSync(`${root}/a`, `${root}/b`),
  (fs, root) => fs.renameSync(`${root}/a`, `${root}/b`),
  (fs, root) => fs.renameSync(`${root}/b`, `${root}/d`),
  (fs, root) => fs.renameSync(`${root}/d`, `${root}/b`),
  (fs, root) => fs.renameSync(`${root}/d`, `${root}/d/e/f`),
  (fs, root) => fs.renameSync(`${root}/b`, `${root}/d/e/b`),
  (fs) => fs.renameSync(bad(1), 'x'),
  (fs) => fs.renameSync('x', bad(1)),
  (fs, root) => fs.symlinkSync('d/e', `${root}/l`),
  (fs, root) => fs.symlinkSync('d/e', `${root}/l`),
  (fs, root) => fs.readlinkSync(`${root}/l`),
  (fs, root) => fs.readlinkSync(`${root}/d`),
  (fs, root) => fs.readFileSync(`${root}/l/b`, 'utf8'),
  (fs, root) => fs.readFileSync(`${root}/l/../../d/e/b`, 'utf8'),
  (fs, root) => fs.realpathSync(`${root}/l/b`),
  (fs, root) => fs.realpathSync.native(`${root}/l/none`),
  (fs, root) => fs.lstatSync(`${root}/l`),
  (fs, root) => fs.statSync(`${root}/l`).isDirectory(),
  (fs, root) => fs.symlinkSync(`${root}/loop`, `${root}/loop`),
  (fs, root) => fs.statSync(`${root}/loop`),
  (fs, root) => fs.symlinkSync('none', `${root}/dangling`),
  (fs, root) => fs.existsSync(`${root}/dangling`),
  (fs, root) => fs.writeFileSync(`${root}/dangling`, 'made'),
  (fs, root) => fs.readFileSync(`${root}/none`, 'utf8'),
  (fs, root) => fs.linkSync(`${root}/none`, `${root}/hard`),
  (fs, root) => fs.statSync(`${root}/hard`),
  (fs, root) => fs.linkSync(`${root}/nope`, `${root}/hard2`),
  (fs, root) => fs.linkSync(`${root}/d`, `${root}/hard2`),
  (fs, root) => fs.unlinkSync(`${root}/none`),
  (fs, root) => fs.statSync(`${root}/hard`),
  (fs, root) => fs.statSync(`${root}/nope`, { throwIfNoEntry: false }),
  (fs, root) => fs.lstatSync(`${root}/nope`),
  (fs, root) => fs.chmodSync(`${root}/hard`, 0o400),
  (fs, root) => fs.statSync(`${root}/hard`),
  (fs, root) => fs.statSync(`${root}/hard`, { bigint: true }),
  (fs, root) => fs.utimesSync(`${root}/hard`, 1, 2.5),
  (fs, root) => [fs.statSync(`${root}/hard`).atimeMs, fs.statSync(`${root}/hard`).mtime.getTime()],
  (fs, root) => fs.utimesSync(`${root}/hard`, bad('x'), 1),
  (fs, root) => fs.statSync(`${root}/${'n'.repeat(256)}`),
  (fs, root) => fs.symlinkSync('a', `${root}/s`, bad('x')),
]);

compare('descriptors', [
  (fs, root) => {
    const fd = fs.openSync(`${root}/a`, 'w+');
    const wrote = [fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from('XY'), 0, 1, 1)];
    const buffer = Buffer.alloc(8);
    const read = [fs.readSync(fd, buffer, 0, 8, 0), fs.readSync(fd, buffer, { offset: 5 })];
    fs.ftruncateSync(fd, 3);
    const { size } = fs.fstatSync(fd);
    fs.closeSync(fd);
    return [wrote, read, buffer.toString(), size, fs.readFileSync(`${root}/a`, 'utf8')];
  },
  (fs, root) => {
    const fd = fs.openSync(`${root}/a`, 'a');
    fs.writeSync(fd, '1', 0);
    fs.writevSync(fd, [Buffer.from('2'), Buffer.from('3')]);
    fs.closeSync(fd);
    return fs.readFileSync(`${root}/a`, 'utf8');
  },
  (fs, root) => {
    const fd = fs.openSync(`${root}/a`, 'r');
    const [first, second] = [Buffer.alloc(2), Buffer.alloc(9)];
    const count = fs.readvSync(fd, [first, second]);
    fs.closeSync(fd);
    return [count, first, second];
  },
  (fs, root) => {
    const fd = fs.openSync(`${root}/a`, 'r');
    fs.unlinkSync(`${root}/a`);
    const text = fs.readFileSync(fd, 'utf8');
    fs.closeSync(fd);
    return [text, fs.existsSync(`${root}/a`)];
  },
  (fs, root) => fs.openSync(`${root}/none`, 'r'),
  (fs, root) => fs.openSync(root, 'w'),
  (fs, root) => fs.openSync(`${root}/a`, bad('q')),
  (fs, root) => fs.openSync(`${root}/a`, 'r', bad({})),
  (fs) => fs.closeSync(bad('x')),
  (fs) => fs.closeSync(-1),
  (fs) => fs.closeSync(1.5),
  (fs) => fs.closeSync(900),
  (fs) => fs.fstatSync(900),
  (fs) => fs.fsyncSync(900),
  (fs) => fs.readSync(900, Buffer.alloc(1)),
  (fs) => fs.writeSync(900, 'x'),
  (fs) => fs.readSync(3, bad('x')),
  (fs) => fs.writeSync(3, bad({})),
  (fs) => fs.writevSync(3, bad(5)),
  (fs, root) => {
    const fd = fs.openSync(`${root}/r`, 'w');
    try {
      return fs.readSync(fd, Buffer.alloc(1));
    } finally {
      fs.closeSync(fd);
    }
  },
  (fs) => fs.ftruncateSync(3, bad('x')),
  (fs) => fs.writeSync(20, Buffer.alloc(3), 5, 1),
]);

test('fs has every name that Node’s has', () => {
  const own = createOwnFs().fs;
  const names = (object: object): string[] => Object.keys(object);
  const missing = (mine: object, theirs: object): string[] =>
    names(theirs).filter((name) => !names(mine).includes(name));
  assert.deepEqual(missing(own, real), ['Utf8Stream']);
  assert.deepEqual(missing(own.promises, real.promises), []);
  assert.deepEqual({ ...own.constants }, { ...real.constants });
});
