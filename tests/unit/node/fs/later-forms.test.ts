// The forms of `node:fs` that answer later: callbacks, promises, handles, streams and watchers.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { createOwnFs } from './own-fs.ts';

const { fs, printed } = createOwnFs();
const { promises } = fs;

test('callbacks: errors come later, those in arguments at once', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown[]>();
  let later = false;
  fs.readFile('none', (...args) => {
    assert.ok(later);
    resolve(args);
  });
  later = true;
  const [error] = (await promise) as [NodeJS.ErrnoException];
  assert.equal(error.message, "ENOENT: no such file or directory, open 'none'");
  assert.throws(
    () => {
      fs.readFile('none', undefined as never);
    },
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
  assert.throws(
    () => {
      fs.stat(5 as never, () => assert.fail());
    },
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
});

test('a short call that begins after a long one ends before it', async () => {
  fs.writeFileSync('a', 'a');
  const order: string[] = [];
  await Promise.all([
    promises.readFile('a').then(() => order.push('readFile')),
    promises.stat('a').then(() => order.push('stat')),
  ]);
  assert.deepEqual(order, ['stat', 'readFile']);
});

test('promises: files, folders, and a rejected argument', async () => {
  await promises.mkdir('p/q', { recursive: true });
  await promises.writeFile('p/q/f', 'text');
  await promises.appendFile('p/q/f', '!');
  assert.equal(await promises.readFile('p/q/f', 'utf8'), 'text!');
  assert.deepEqual(await promises.readdir('p', { recursive: true }), ['q', 'q/f']);
  await promises.cp('p', 'copy', {
    recursive: true,
    filter: (from) => Promise.resolve(!from.endsWith('none')),
  });
  assert.equal(fs.readFileSync('copy/q/f', 'utf8'), 'text!');
  await promises.rm('p', { recursive: true });
  await assert.rejects(promises.access('p'), { code: 'ENOENT', syscall: 'access' });
  await assert.rejects(promises.readFile(5 as never), { code: 'EBADF' });
  await assert.rejects(promises.readFile({} as never), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(promises.readFile('copy/q/f', { signal: AbortSignal.abort() }), {
    name: 'AbortError',
  });
});

test('promises.writeFile takes what gives pieces one by one', async () => {
  await promises.writeFile('pieces', ['a', 'b', 'c']);
  await promises.writeFile(
    'more',
    (async function* () {
      yield await Promise.resolve('x');
      yield Buffer.from('y');
    })(),
  );
  assert.equal(fs.readFileSync('pieces', 'utf8') + fs.readFileSync('more', 'utf8'), 'abcxy');
});

test('a file handle reads, writes and closes once', async () => {
  const handle = await promises.open('h', 'w+');
  assert.equal((await handle.write('hello')).bytesWritten, 5);
  const { bytesRead, buffer } = await handle.read({ position: 1 });
  assert.equal(buffer.subarray(0, bytesRead).toString(), 'ello');
  assert.equal(await promises.readFile(handle, 'utf8'), '');
  await handle.truncate(2);
  assert.equal((await handle.stat()).size, 2);
  await Promise.all([handle.close(), handle.close()]);
  assert.equal(handle.fd, -1);
  await assert.rejects(handle.stat(), { message: 'file closed', code: 'EBADF' });
  {
    await using again = await promises.open('h');
    assert.equal(await again.readFile('utf8'), 'he');
  }
});

test('streams: what is written can be read, from a place to a place', async () => {
  const out = fs.createWriteStream('s');
  await once(out, 'open');
  out.write('0123');
  out.write('4567');
  out.end('89');
  await once(out, 'close');
  assert.equal(out.bytesWritten, 10);
  const chunks: string[] = [];
  for await (const chunk of fs.createReadStream('s', {
    start: 2,
    end: 7,
    highWaterMark: 4,
    encoding: 'utf8',
  })) {
    chunks.push(chunk as string);
  }
  assert.deepEqual(chunks, ['2345', '67']);
  const [error] = (await once(fs.createReadStream('none'), 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ENOENT');
});

test('an open folder gives its entries, then nothing', async () => {
  fs.mkdirSync('dir/sub', { recursive: true });
  fs.writeFileSync('dir/file', '');
  const names: string[] = [];
  for await (const entry of await promises.opendir('dir')) names.push(entry.name);
  assert.deepEqual(names.sort(), ['file', 'sub']);
  const dir = fs.opendirSync('dir');
  assert.ok(dir.readSync()?.isDirectory());
  dir.closeSync();
  assert.throws(() => dir.readSync(), { code: 'ERR_DIR_CLOSED' });
});

test('a watcher hears of new, changed and removed files', async () => {
  fs.mkdirSync('watched');
  const watcher = fs.watch('watched');
  const events: unknown[] = [];
  const heard = async (job: () => void): Promise<void> => {
    const next = once(watcher, 'change');
    job();
    events.push(await next);
  };
  await heard(() => {
    fs.writeFileSync('watched/a', '');
  });
  await heard(() => {
    fs.appendFileSync('watched/a', 'more');
  });
  await heard(() => {
    fs.unlinkSync('watched/a');
  });
  watcher.close();
  assert.deepEqual(events, [
    ['rename', 'a'],
    ['change', 'a'],
    ['rename', 'a'],
  ]);
  assert.throws(() => fs.watch('none'), { code: 'ENOENT', syscall: 'watch', filename: 'none' });
});

test('standard output by its number', () => {
  fs.writeSync(1, 'out');
  fs.writeFileSync(2, 'err');
  assert.deepEqual(printed, ['1:out', '2:err']);
});
