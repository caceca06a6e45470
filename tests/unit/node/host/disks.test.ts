// Disks that outlive a run: what the page writes is there, and what fails says so in Node's words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostDisks } from '../../../../src/node/host/disks.ts';
import type { FileRequest } from '../../../../src/node/wire/page.ts';

function openDisks(): { disks: HostDisks; ask: (request: FileRequest) => Promise<unknown> } {
  const disks = new HostDisks(101);
  return { disks, ask: (request) => disks.answer(1, request) };
}

const write = (path: string, makesFolders = false): FileRequest => ({
  kind: 'write',
  path,
  files: [[path, 'text']],
  makesFolders,
});
const remove = (path: string, recursive: boolean, force = false): FileRequest => ({
  kind: 'remove',
  path,
  recursive,
  force,
});

test('each number is a disk of its own, whose process ids go on', async () => {
  const { disks, ask } = openDisks();
  await ask(write('/f'));
  assert.deepEqual(await ask({ kind: 'read', path: '/f' }), new TextEncoder().encode('text'));
  await assert.rejects(() => disks.answer(2, { kind: 'read', path: '/f' }), {
    code: 'ENOENT',
    message: "ENOENT: no such file or directory, open '/f'",
  });
  assert.equal(disks.get(1).lastPid[0], 100);
  assert.equal(disks.get(1), disks.get(1));
});

test('only a mount makes folders on the way', async () => {
  const { ask } = openDisks();
  await assert.rejects(() => ask(write('/a/b/f')), { code: 'ENOENT' });
  await ask(write('/a/b/f', true));
  await ask({ kind: 'write', path: '/a', files: [['/a/empty', undefined]], makesFolders: true });
  assert.deepEqual(await ask({ kind: 'list', path: '/a' }), [
    { name: 'b', isFolder: true },
    { name: 'empty', isFolder: true },
  ]);
});

test('folders, names, and what is taken away', async () => {
  const { ask } = openDisks();
  await assert.rejects(() => ask({ kind: 'make-folder', path: '/a/b', recursive: false }), {
    code: 'ENOENT',
  });
  await ask({ kind: 'make-folder', path: '/a/b', recursive: true });
  await assert.rejects(() => ask({ kind: 'make-folder', path: '/a/b', recursive: false }), {
    code: 'EEXIST',
  });
  await ask(write('/a/b/f'));
  await ask({ kind: 'rename', path: '/a/b/f', to: '/a/g' });
  assert.deepEqual(await ask({ kind: 'list', path: '/a/b' }), []);
  await assert.rejects(() => ask(remove('/a', false)), { code: 'ENOTEMPTY' });
  await ask(remove('/a', true));
  await assert.rejects(() => ask(remove('/a', true)), { code: 'ENOENT' });
  await ask(remove('/a', true, true));
});
