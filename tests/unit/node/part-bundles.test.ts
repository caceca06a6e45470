// The parts as the browser gets them: bundles, which know of the thread only what it lends them.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, relative, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { runInThisContext } from 'node:vm';
import { bundleAsText } from '../../../src/engine/builtin/bundle-text-plugin.ts';
import { AbortError } from '../../../src/node/errors/abort-error.ts';
import { words } from '../../../src/node/errors/node-error.ts';
import { EventEmitter } from '../../../src/node/events/emitter.ts';
import { holdGlobals } from '../../../src/node/globals/held-globals.ts';
import { lentModules } from '../../../src/node/thread/catalogue/lent-modules.ts';
import { isParseFailure } from '../../../src/node/loader/parse-failure.ts';
import { createGetPart } from '../../../src/node/thread/catalogue/parts.ts';
import type { GetPart } from '../../../src/node/thread/catalogue/parts.ts';
import { createContext } from './fs/own-fs.ts';

const files = globSync('src/node/parts/**/*.ts').filter((file) => !file.endsWith('.d.ts'));
const inputs = new Map<string, readonly string[]>();
const held = holdGlobals();
let part: GetPart;

before(async () => {
  words.inspect = inspect;
  const texts: Record<string, string> = {};
  for (const file of files) {
    const name = basename(file, '.ts');
    const bundle = await bundleAsText(resolve(file));
    texts[name] = bundle.text;
    inputs.set(
      name,
      bundle.inputs.map((input) => relative(resolve('src/node'), input)),
    );
  }
  part = createGetPart(
    (name) => texts[name] ?? '',
    runInThisContext,
    createRequire(import.meta.url),
    () => held,
  );
});

test('no bundle of a part has a copy of what the thread lends', () => {
  assert.ok(inputs.size > 10);
  for (const [name, has] of inputs) {
    assert.ok(has.some((file) => file.startsWith('parts/') && file.endsWith(`/${name}.ts`)));
    assert.deepEqual(
      has.filter((file) => file in lentModules),
      [],
      name,
    );
  }
});

test('values in the messages of a part are shown by the thread’s inspect', () => {
  const { createReadline } = part('readline');
  const { createInterface } = createReadline({
    EventEmitter,
    createDecoder: () => ({}),
  } as Parameters<typeof createReadline>[0]);
  const input = new PassThrough() as never;
  assert.throws(() => createInterface({ input, completer: { a: 1 } as never }), {
    message: "The argument 'completer' is invalid. Received { a: 1 }",
  });
});

test('the thread knows the errors of its parts by their class', async () => {
  assert.throws(() => part('rewriting').parse('let let', 'module'), isParseFailure);
  const fs = part('files').createFs(createContext());
  const signal = AbortSignal.abort();
  await assert.rejects(fs.promises.readFile('/none', { signal }), AbortError);
});

test('a disk’s failure gets Node’s words, and nothing else does', () => {
  const context = createContext();
  const fs = part('files').createFs(context);
  assert.throws(() => fs.statSync('/none'), {
    code: 'ENOENT',
    message: "ENOENT: no such file or directory, stat '/none'",
  });
  const { disk } = context;
  Object.assign(disk, {
    stat: () => {
      throw Object.assign(new Error('other'), { code: 'ENOENT' });
    },
  });
  assert.throws(() => fs.statSync('/none'), { message: 'other' });
});

test('the empty path is no place to copy from', () => {
  const fs = part('files').createFs(createContext());
  assert.throws(
    () => {
      fs.cpSync('', '/copy', { recursive: true });
    },
    { code: 'ENOENT' },
  );
});

test('a part uses the globals that were there before the program began', (t) => {
  const own = Map;
  t.after(() => {
    globalThis.Map = own;
  });
  globalThis.Map = undefined as never;
  const { isDeepEqual } = part('asserting');
  assert.ok(isDeepEqual(new own([[{ a: 1 }, 2]]), new own([[{ a: 1 }, 2]]), true));
});
