// The standard descriptors and their names: read at once and later, written, and looked at.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { mountDisk } from '../../../../src/node/disk/mount.ts';
import { createOwnFs } from './own-fs.ts';

const withInput = (given: string) => createOwnFs(mountDisk([]), given).fs;

test('standard input is read whole, by its number and by its names, in all forms', async () => {
  for (const file of [0, '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']) {
    assert.equal(withInput('héllo').readFileSync(file, 'utf8'), 'héllo');
    const later = promisify(withInput('later').readFile);
    assert.equal(await later(file, 'utf8'), 'later');
  }
  assert.equal(await withInput('promised').promises.readFile('/dev/stdin', 'latin1'), 'promised');
  assert.equal(withInput('').readFileSync(0, 'utf8'), '');
});

test('standard input is read piece by piece, and opened like a file', async () => {
  const fs = withInput('abcdefghijkl');
  const buffer = Buffer.alloc(3);
  assert.equal(fs.readSync(0, buffer), 3);
  assert.equal(buffer.toString(), 'abc');
  const fd = fs.openSync('/dev/stdin', 'r');
  assert.equal(fs.readSync(fd, buffer, 1, 1, null), 1);
  assert.equal(buffer.toString(), 'adc');
  const [first, second] = [Buffer.alloc(1), Buffer.alloc(2)];
  assert.equal(fs.readvSync(fd, [first, second]), 3);
  assert.deepEqual([String(first), String(second)], ['e', 'fg']);
  const read = await promisify(fs.read)(fd, { buffer, length: 2 } as never);
  assert.deepEqual([(read as { bytesRead: number }).bytesRead, String(buffer)], [2, 'hic']);
  assert.throws(() => fs.readSync(0, buffer, 0, 1, 0), { code: 'ESPIPE' });
  const stream = fs.createReadStream('/dev/stdin', 'utf8');
  const [rest] = (await once(stream, 'data')) as [string];
  assert.equal(rest, 'jkl');
  assert.equal(fs.readFileSync(fd, 'utf8'), '');
});

test('what is written to the names of standard output is printed', async () => {
  const { fs, printed } = createOwnFs();
  fs.writeFileSync('/dev/stdout', 'a');
  fs.appendFileSync('/dev/stderr', 'b');
  const fd = fs.openSync('/dev/fd/1', 'w');
  fs.writeSync(fd, 'c');
  fs.writeFileSync(fd, 'd');
  const stream = fs.createWriteStream('/dev/stderr');
  stream.end('e');
  await once(stream, 'close');
  assert.deepEqual(printed, ['1:a', '2:b', '1:c', '1:d', '2:e']);
  assert.throws(
    () => {
      fs.writeSync(0, 'x');
    },
    { code: 'EBADF' },
  );
});

test('a pipe is seen as one, and names lead where Linux has them', () => {
  const { fs } = createOwnFs();
  assert.deepEqual(
    [fs.fstatSync(0), fs.statSync('/dev/stdin'), fs.fstatSync(1), fs.statSync('/dev/null')].map(
      (stats) => [stats.isFIFO(), stats.isCharacterDevice()],
    ),
    [
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ],
  );
  assert.equal(fs.readlinkSync('/dev/stdin'), '/proc/self/fd/0');
  assert.equal(fs.readFileSync('/dev/null', 'utf8'), '');
  fs.writeFileSync('/dev/null', 'swallowed');
});
